import type { FindingText } from '../../finding.ts';

const faults: Readonly<Record<string, string>> = {
  semicolon: '该用逗号的地方用了分号',
  space: '“=”旁边有空白',
  quote: '引号没有闭合',
  other: '这不是指令',
};

/** The texts of `src/rules/cache-control-syntax.ts`. */
export const cacheControlSyntax: Readonly<Record<string, FindingText>> = {
  'cc-delta-syntax': {
    title: '有效期不是秒数',
    seen: ({ directives }) => `Cache-Control 中有 ${directives}：时间必须是只由数字组成的整秒数。`,
    why: '各缓存对这样的值处理不一：有的视响应为过期、每次都重新询问，有的则照样保留。',
    fix: '用数字写秒数，例如 max-age=3600。若不经询问不得复用，请写 no-cache。',
    browsers: {
      chromium: '3600.0、3600.5 和 3600a 不给出有效期；负值表示过期。',
      firefox: '把 3600.0、3600.5 和 3600a 当作 3600 秒；负值表示过期。',
    },
  },
  'cc-delta-quoted': {
    title: '有效期写在引号里',
    seen: ({ directives }) => `Cache-Control 中有 ${directives}：秒数写在引号里。`,
    why: '有效期在浏览器中失效：浏览器会自行猜测，或每次都询问源站。',
    fix: '去掉引号：写 max-age=60，不要写 max-age="60"。',
    browsers: {
      chromium: '忽略带引号的 max-age。',
      firefox: '忽略带引号的 max-age。',
    },
  },
  'cc-delta-missing-value': {
    title: '有效期没有值',
    seen: ({ directives }) => `Cache-Control 中有 ${directives}，却没有秒数。`,
    why: '该指令没有给出时间。缓存可能视响应为过期，每次都重新询问。',
    fix: '补上秒数，例如 max-age=3600，或去掉该指令。配置中未赋值的变量常会造成这种情况。',
  },
  'cc-flag-with-value': {
    title: '不带值的指令却有值',
    seen: ({ directives }) => `Cache-Control 中有 ${directives}；该指令应单独书写。`,
    why: '有的缓存忽略这个值，有的则因此不认得该指令，于是指令失效。',
    fix: '只写名称：no-store，而不是 no-store=1。要关闭某个指令就不要发送它：=false 和 =0 不起作用。',
  },
  'cc-fieldlist-token': {
    title: '字段名没有引号',
    seen: ({ directives }) => `Cache-Control 中有 ${directives}：字段名应写在引号里。`,
    why: '要求引号的缓存可能看不出指的是哪些字段。写了多个名称时，只有第一个属于该指令。',
    fix: '把字段名放进引号，例如 no-cache="Set-Cookie"。',
  },
  'cc-qualified-unsupported': {
    title: '只针对部分字段的指令',
    seen: ({ directives }) => `Cache-Control 把指令限定于部分字段：${directives}。`,
    why: '很少有缓存实现这一点。多数缓存把指令用于整个响应，于是响应只为一个用户存储，或每次复用前都要询问。',
    fix: '不要依赖它。为整个响应选择一个指令，或把这些字段放到单独的响应里发送。',
  },
  'cc-syntax': {
    title: 'Cache-Control 格式有误',
    seen: ({ piece, fault }) => `Cache-Control 中有“${piece}”：${faults[fault ?? ''] ?? faults['other']}。`,
    why: '缓存会跳过读不懂的部分，或各有各的读法：有效期或禁止存储的要求可能因此丢失。',
    fix: '用逗号分隔指令，写作“名称=值”且不留空格，例如 private, max-age=60。',
    browsers: {
      chromium: '接受“=”之后的空白，不接受之前的。',
      firefox: '“=”前后的空白都接受。',
    },
  },
  'cc-unknown-directive': {
    title: '指令拼写有误',
    seen: ({ directive, meant }) => `Cache-Control 中有 ${directive}，没有缓存认得它；它很像 ${meant}。`,
    why: '缓存忽略不认得的内容：该指令不起作用。',
    fix: '改正拼写，或去掉该指令。',
  },
  'cc-case': {
    title: 'Cache-Control 中有大写字母',
    seen: ({ directives }) => `Cache-Control 中有含大写字母的 ${directives}。`,
    why: '这是允许的，浏览器也能识别，但有些工具和库只认小写字母，会漏掉该指令。',
    fix: '指令名称一律用小写字母。',
  },
  'cc-duplicate': {
    title: '同一指令出现两次',
    seen: ({ directive, values }) =>
      values
        ? `Cache-Control 给 ${directive} 的值不一致：${values}。`
        : `Cache-Control 多次给出 ${directive}，值相同。`,
    why: '值不一致时，各缓存按自己的规则取其一。很可能服务器有两处都添加了这一行头部。',
    fix: '只在一处设置 Cache-Control。替换应用或代理已有的那一行，不要再添加一行。',
    browsers: {
      chromium: '有多个 max-age 时取第一个。',
      firefox: '有多个 max-age 时取最后一个。',
    },
  },
  'cc-request-directive-in-response': {
    title: '属于请求的指令',
    seen: ({ directives }) => `响应的 Cache-Control 中有 ${directives}，它只在请求中有意义。`,
    why: '缓存在响应中忽略它。',
    fix: '去掉它。若要让缓存在一段时间内使用过期副本，请发送 stale-while-revalidate。',
  },
  'cc-legacy': {
    title: '早已无人读取的指令',
    seen: ({ surrogate, directives }) =>
      surrogate
        ? 'Surrogate-Control 说明了如何缓存，却没有 Cache-Control 或 Expires。'
        : `Cache-Control 中有 ${directives}，只有旧版 Internet Explorer 认得它。`,
    why: '浏览器忽略它。它让每个响应多花字节，还掩盖了真正生效的策略。',
    fix: '去掉 pre-check 和 post-check。Surrogate-Control 是给 CDN 的，此外还要给浏览器发送 Cache-Control。',
  },
};
