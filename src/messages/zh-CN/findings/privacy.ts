import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/privacy.ts`. */
export const privacy: Readonly<Record<string, FindingText>> = {
  'set-cookie-shared': {
    title: '共享缓存可以存储的 Set-Cookie',
    seen: () => '该响应设置了 Cookie，而它的头部行允许共享缓存存储它并发给其他人。',
    why: '不去除 Cookie 的共享缓存会把一个人的 Cookie（可能是其会话）发给之后的每个人。许多 CDN 会去除它或拒绝存储，途中的其他缓存却不一定。',
    fix: '为某个人设置 Cookie 的响应应发送 Cache-Control: private；对人人相同的响应则不要设置 Cookie。',
  },
  'auth-shared': {
    title: '共享缓存可以存储对授权请求的应答',
    seen: ({ directive }) =>
      `请求带有 Authorization，而应答中的 ${directive} 允许共享缓存存储它并发给其他人。`,
    why: '没有该指令，任何共享缓存都不会存储它。有了它，在有效期内请求同一 URL 的任何人都可能得到该应答，无论是否获得授权。',
    fix: '发送 Cache-Control: private，除非该应答对人人相同且不含机密。',
  },
  'personalised-heuristic': {
    title: '对带 Cookie 请求的应答可凭推测缓存',
    seen: ({ seconds }, figures) =>
      `请求带有 Cookie，应答有 Last-Modified 而没有 Cache-Control：任何缓存都可以在 ${figures.seconds(Number(seconds))} 内视其为有效。`,
    why: '如果页面因人而异，共享缓存可能把一个人的页面发给其他人，浏览器在退出登录后也可能仍显示它。',
    fix: '明确写出本意：应答取决于 Cookie 时发送 Cache-Control: private 或 no-cache，否则给出有效期。',
  },
  'clear-site-data-cache': {
    title: '清除缓存的响应',
    seen: () => 'Clear-Site-Data 让浏览器丢弃从该源存储的全部内容。',
    why: '此后该源的所有资源都要重新完整加载。在退出登录之后，或为清除有问题的副本而使用一次，是合理的；在每个页面上使用则使缓存全部失效。',
    fix: '只在必须清除已存内容时发送。若要让个别页面不进入缓存，请在这些页面上发送 no-store。',
  },
  'clear-site-data-ignored': {
    title: '被浏览器忽略的 Clear-Site-Data',
    seen: ({ problem, at }) => {
      if (problem === 'http') return 'Clear-Site-Data 通过未加密的 HTTP 发送，浏览器会忽略它。';
      if (problem === 'unquoted') return `Clear-Site-Data 中的 ${at} 没有加引号，浏览器会忽略它。`;
      return `Clear-Site-Data 中的 ${at} 不是浏览器认识的数据类型。`;
    },
    why: '本应清除的内容仍然保留：在公用电脑上，下一个人可能会看到它。',
    fix: '通过 HTTPS 发送，每个类型用双引号括起，写法如：Clear-Site-Data: "cache", "cookies", "storage"。',
  },
};
