import type { FindingText } from '../../finding.ts';

const AGAINST: Readonly<Record<string, string>> = {
  'no-lifetime': '没有 max-age 或 Expires 说明副本何时过期',
};

/** The texts of `src/rules/immutable-and-stale.ts`. */
export const immutableAndStale: Readonly<Record<string, FindingText>> = {
  'immutable-without-lifetime': {
    title: 'immutable 没有有效期',
    seen: ({ zero }) =>
      zero
        ? 'Cache-Control 带有 immutable，有效期却是 0。'
        : 'Cache-Control 带有 immutable，却没有给出有效期。',
    why: 'immutable 只在副本有效期间免去询问：在这里它不起任何作用。',
    fix: '加上有效期：max-age=31536000, immutable。如果该 URL 的内容可能改变，请去掉 immutable。',
  },
  'immutable-on-http': {
    title: '没有 TLS 的 immutable',
    seen: () => '通过明文 http 传输的响应带有 Cache-Control: immutable。',
    why: '途中的任何人都可能损坏过副本，因此客户端应当忽略这里的 immutable：重新加载时仍会询问。',
    fix: '改用 https 提供。',
  },
  'immutable-revalidated': {
    title: '不可变且仍有效，却被询问',
    seen: ({ age, lifetime }, figures) =>
      `已存副本是 immutable，年龄为 ${figures.seconds(Number(age))}，有效期为 ${figures.seconds(Number(lifetime))}，客户端却询问它是否仍然有效。`,
    why: '这次往返毫无必要。不认识 immutable 的浏览器在重新加载时，或绕过缓存询问的脚本，会造成这种情况。',
    fix: '服务器无需改动。如果是脚本在询问，请不要用 cache: "no-cache" 获取。',
    browsers: {
      chromium: '即使副本新鲜且不可变，带 cache: "no-cache" 的 fetch() 仍会询问。',
      firefox: '即使副本新鲜且不可变，带 cache: "no-cache" 的 fetch() 仍会询问。',
    },
  },
  'swr-noop': {
    title: '不起作用的 stale-while-revalidate 或 stale-if-error',
    seen: ({ directives, against = '' }) =>
      `Cache-Control 带有 ${directives}，但${AGAINST[against] ?? ` ${against} 禁止了它`}。`,
    why: '副本一旦过期，任何缓存都不得使用，用户仍要等待源站。',
    fix: '给出 max-age；如果内容可以短时间过期，就去掉 no-store、no-cache 和 must-revalidate；否则去掉该指令。',
    browsers: {
      chromium: '支持 stale-while-revalidate，不支持 stale-if-error。',
      firefox: '支持 stale-while-revalidate，不支持 stale-if-error。',
    },
  },
};
