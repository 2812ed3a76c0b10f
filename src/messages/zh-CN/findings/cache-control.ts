import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/cache-control.ts`. */
export const cacheControl: Readonly<Record<string, FindingText>> = {
  'cc-conflict-public-private': {
    title: '同时有 public 和 private',
    seen: () => 'Cache-Control 同时写了 public 和 private。',
    why: '如果本意是 private，遵从 public 的缓存会把一个用户的响应给另一个用户；如果本意是 public，CDN 都不会保留它。',
    fix: '属于某个用户的内容发送 private。其他内容有有效期就够了，两个词都不需要。',
  },
  'cc-no-store-overrides': {
    title: 'no-store 使其他指令失效',
    seen: ({ directives, habit }) =>
      habit
        ? `Cache-Control 有 no-store，同时还有 ${directives}，后者因此不起任何作用。`
        : `Cache-Control 有 no-store，它禁止了 ${directives} 所要求的事。`,
    why: '什么也不存储：每次使用都重新下载全部内容。no-store 与有效期并存，说明服务器的两处设置互相矛盾。',
    fix: '可以保留的内容请去掉 no-store。不可保留的内容只写 no-store 就够了。',
  },
  'cc-no-cache-overrides': {
    title: 'no-cache 使有效期失效',
    seen: ({ directives, habit }) =>
      habit
        ? `Cache-Control 有 no-cache，同时还有 ${directives}，后者因此不起任何作用。`
        : `Cache-Control 有 no-cache，因此 ${directives} 省不下任何请求。`,
    why: '无论有效期怎么写，每次使用都要先询问源站，等待一次往返。',
    fix: '若要有效期生效，请去掉 no-cache。若每次使用都须询问，请只保留 no-cache。',
  },
  'cc-must-understand-alone': {
    title: '有 must-understand 而无 no-store',
    seen: () => 'Cache-Control 有 must-understand，却没有 no-store。',
    why: 'must-understand 是为认得它的缓存而设的 no-store 的例外。不认得它的缓存就没有什么能阻止其存储了。',
    fix: '把 must-understand 与 no-store 一起发送，或去掉它。',
    browsers: {
      chromium: '不认得 must-understand。',
      firefox: '不认得 must-understand。',
    },
  },
  'cc-public-unnecessary': {
    title: '不需要 public',
    seen: () => 'Cache-Control 有 public，但没有它缓存也可以存储该响应。',
    why: '它让每个响应多花几个字节，还允许共享缓存保留对带 Authorization 的请求的应答。',
    fix: '去掉 public，除非共享缓存需要保留对带 Authorization 的请求的应答，或您的 CDN 要求它。',
  },
  'delta-overflow': {
    title: '有效期超过一年',
    seen: ({ directive, seconds, overflow }, figures) =>
      overflow
        ? `Cache-Control 有 ${directive}=${seconds}，超出许多缓存所能计数的秒数。`
        : `Cache-Control 有 ${directive}=${seconds}，即 ${figures.seconds(Number(seconds))}。`,
    why: '缓存不会把任何内容保留那么久，超过一年没有好处，过大的数字还可能被误读。',
    fix: '最多发送一年：max-age=31536000。',
    browsers: {
      chromium: '把 max-age=99999999999 视为新鲜。',
      firefox: '不把 max-age=99999999999 视为新鲜：每次使用都重新询问。',
    },
  },
};
