import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

const ONE_VARIANT = '每个 URL 只保留一个响应：这些字段取其他值的响应会取代它。';

/** Why names in Vary select nothing, in one sentence. */
function uselessNames({ key, foreign, malformed, repeated }: Parameters): string {
  const parts = [
    key ? `${key}（缓存本来就据此区分请求）` : '',
    foreign ? `${foreign}（这类请求不会携带）` : '',
    malformed ? `${malformed}（不是字段名）` : '',
    repeated ? `${repeated}（出现不止一次）` : '',
  ];
  return `Vary 列出了 ${parts.filter(Boolean).join('、')}。`;
}

const syntaxFaults: Readonly<Record<string, string>> = {
  'not-a-dictionary': 'No-Vary-Search 不是用逗号分隔的“名称”或“名称=值”列表。',
  'key-order': 'No-Vary-Search 的 key-order 带有 ?1 或 ?0 以外的值：它应单独书写。',
  params: 'No-Vary-Search 的 params 不是括号中由带引号字符串组成的列表。',
  except: 'No-Vary-Search 的 except 不是括号中由带引号字符串组成的列表。',
  'params-and-except': 'No-Vary-Search 同时有 params 和 except，而两者只能有其一。',
  older: 'No-Vary-Search 用的是旧语法，其中 params 是布尔值；现行草案只接受列表。',
};

/** The texts of `src/rules/vary-and-keys.ts`, `variants.ts` and `url-keys.ts`. */
export const varyAndKey: Readonly<Record<string, FindingText>> = {
  'vary-star': {
    title: 'Vary: *',
    seen: () => 'Vary 为 *：无法确定之后的任何请求与该响应匹配。',
    why: '无论 Cache-Control 怎么写，任何缓存都不能不询问源站就复用它。',
    fix: '列出应答所依赖的请求字段。如果什么都不该复用，请改用 Cache-Control: no-store 或 no-cache。',
  },
  'vary-accept-encoding-missing': {
    title: '已压缩却没有 Vary: Accept-Encoding',
    seen: ({ coding }) => `响应用请求所接受的 ${coding} 压缩，Vary 却没有列出 Accept-Encoding。`,
    why: '代理或 CDN 可能把压缩的副本发给读不了它的客户端，或把未压缩的发给所有人。',
    fix: '在该 URL 的每个响应上（无论是否压缩）发送 Vary: Accept-Encoding（nginx：gzip_vary on）。',
  },
  'vary-high-cardinality': {
    title: 'Vary 列出了取值过多的字段',
    seen: ({ names, count }, figures) =>
      names
        ? `Vary 列出了 ${names}，它几乎对每个客户端都有不同的值。`
        : `Vary 列出了 ${figures.count(Number(count))} 个请求字段。`,
    why: '共享缓存要为每种取值组合各存一份：缓存被占满，几乎没有请求能找到自己的副本。',
    fix: '只列出真正改变应答的字段，最好先由代理把它归并为少数几个值。只给某个人的应答请标为 private。',
    browsers: { chromium: ONE_VARIANT, firefox: ONE_VARIANT },
  },
  'vary-useless': {
    title: 'Vary 列出了不起选择作用的字段',
    seen: uselessNames,
    why: '这些名字并不会更安全：有的缓存不存自己看不懂的响应，有的把同样的内容存上好几份。',
    fix: '把它们从 Vary 中去掉；应答所依赖的请求字段各写一次，用逗号分隔。',
  },
  'vary-inconsistent': {
    title: '同一 URL 的响应 Vary 不一致',
    seen: ({ names }) => `该 URL 的一个响应的 Vary 列出了 ${names}，另一个没有。`,
    why: '存有未列出该名字的响应的缓存会把它发给所有客户端，包括需要另一个响应的客户端。',
    fix: '在该 URL 的每个响应上发送相同的 Vary，请求没有该字段时也一样。',
    browsers: { chromium: ONE_VARIANT, firefox: ONE_VARIANT },
  },
  'vary-origin-missing': {
    title: '只对一个来源的 CORS 应答没有 Vary: Origin',
    seen: ({ origin }) =>
      `Access-Control-Allow-Origin 正是发出请求的来源 ${origin}，Vary 却没有列出 Origin。`,
    why: '如果其他来源也可以请求，缓存会把给这个来源的应答发给它们，浏览器便会拒绝。',
    fix: '在该 URL 的每个响应上发送 Vary: Origin，对没有 Origin 的请求和 304 也一样。如果始终只允许这一个来源，总是发送它即可，无需其他。',
  },
  'vary-miss': {
    title: '因 Vary 字段取值不同而再次下载',
    seen: ({ name }) => `已存有新鲜的副本，但 Vary 列出了 ${name}，而它在这个请求中的值不同。`,
    why: '副本不能使用，全部内容又传了一遍。',
    fix: '如果应答不依赖该字段，请把它从 Vary 中去掉；否则尽可能让它取相同的值。',
    browsers: { chromium: ONE_VARIANT, firefox: ONE_VARIANT },
  },
  'nvs-syntax': {
    title: '缓存会忽略的 No-Vary-Search',
    seen: ({ fault }) => syntaxFaults[String(fault)] ?? '',
    why: '看不懂该字段的缓存会忽略整个字段，对每个查询串都重新下载内容。',
    fix: '用 params=("a" "b") 列出无关紧要的参数，或用 except=("c") 列出仅有的重要参数。采用旧语法的浏览器只认 params, except=("c") 的写法；params=(…) 则都能读懂。',
  },
  'cors-double-key': {
    title: '带 CORS 和不带 CORS 各下载了一次',
    seen: ({ first }) =>
      first === 'cors'
        ? '带 Origin 的请求已留下新鲜的副本，不带 Origin 的请求又下载了该 URL。'
        : '不带 Origin 的请求已留下新鲜的副本，带 Origin 的请求又下载了该 URL。',
    why: '带与不带 CORS 或凭据的请求可能不共用副本，内容因此传了两遍。',
    fix: '各处用同样的方式加载该资源：preload、link、img 和 script 上的 crossorigin 属性一致，fetch() 的模式一致。',
  },
  'nvs-missed': {
    title: '每个跟踪参数都重新下载同样的内容',
    seen: ({ names, urls, bytes }, figures) =>
      `${figures.count(Number(urls))} 个只在 ${names} 上不同的 URL 带来了同样的内容；除第一个外共 ${figures.exact(Number(bytes))}。`,
    why: '缓存把每个这样的 URL 当作不同的资源。',
    fix: '发送 No-Vary-Search: params=("…")，写上这些参数的名字，并把它们排除在 CDN 的缓存键之外。',
  },
  'cache-busting-query': {
    title: '使缓存失效的查询串',
    seen: ({ names, urls, bytes }, figures) =>
      `${figures.count(Number(urls))} 个只在 ${names} 上不同的 URL 带来了同样的内容；除第一个外共 ${figures.exact(Number(bytes))}。`,
    why: '每个 URL 都有新的数字，任何缓存都不会命中，却把每一份都存下来。',
    fix: '去掉这个数字。需要最新内容时，请发送带验证器的 Cache-Control: no-cache：内容未变时只需一个 304。',
  },
  'same-body-many-urls': {
    title: '多个 URL 的内容相同',
    seen: ({ urls, bytes }, figures) =>
      `${figures.count(Number(urls))} 个 URL 带来了同样的内容；除第一个外共 ${figures.exact(Number(bytes))}。`,
    why: '缓存按 URL 识别内容：每一个都单独下载、单独存储。',
    fix: '各处使用同一个 URL。',
  },
};
