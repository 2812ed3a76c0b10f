import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/expires-and-pragma.ts`. */
export const expiresAndPragma: Readonly<Record<string, FindingText>> = {
  'expires-invalid': {
    title: 'Expires 不是日期',
    seen: ({ digits }) =>
      digits
        ? `Expires 是数字 ${digits}，不是日期：按照标准，该响应已经过期。`
        : 'Expires 不是 HTTP 要求的日期格式：按照标准，该响应已经过期。',
    why: '副本能用多久取决于由谁来读：有的缓存每次使用都重新询问，有的则把读得懂的部分当作日期。',
    fix: '用 Cache-Control: max-age 以秒给出有效期，或按 "Mon, 23 Nov 2026 12:00:00 GMT" 的格式书写 Expires。',
    browsers: {
      chromium:
        '把大多数格式有误的日期当作日期（其他时区、缺少逗号、连字符、两位年份）；"0" 视为已过期，读不懂的视为没有 Expires。',
      firefox: '把大多数格式有误的日期当作日期（其他时区、缺少逗号、连字符、两位年份）；读不懂的视为已过期。',
    },
  },
  'expires-vs-max-age': {
    title: 'Expires 与 max-age 不一致',
    seen({ expires, maxAge, difference, kept }, figures) {
      const or = kept ? '；也可能是缓存保留了这么久，更新了 Date 却没有发送 Age' : '';
      return `Expires 给出 ${figures.seconds(Number(expires))}，max-age 给出 ${figures.seconds(Number(maxAge))}，相差 ${figures.seconds(Number(difference))}${or}。`;
    },
    why: '如今的缓存都以 max-age 为准，因此两个设置中有一个不起作用，而它可能正是有人所依赖的那个。',
    fix: '去掉 Expires，把真正想要的有效期写成 max-age。常见的原因是一个来自应用程序，另一个来自 Web 服务器。',
  },
  'expires-redundant': {
    title: 'Expires 与 max-age 并存',
    seen: () => '发送了 Expires，而同时发送的 max-age 优先于它。',
    why: '每个响应都多出几个字节，还多了一个需要保持一致的设置。',
    fix: '去掉 Expires。',
  },
  'expires-only': {
    title: '仅由 Expires 给出有效期',
    seen: ({ seconds }, figures) =>
      seconds
        ? `只有 Expires 给出有效期：从 Date 起 ${figures.seconds(Number(seconds))}。`
        : '只有 Expires 给出有效期。',
    why: '日期需要为每个响应重新计算，并依赖准确的时钟；固定的日期会让有效期不断缩短，直到什么也不再缓存。',
    fix: '用 Cache-Control: max-age 给出同样的有效期。',
  },
  'expires-without-date': {
    title: '有 Expires 却没有 Date',
    seen: () => 'Expires 给出了有效期，却没有可以作为起点的 Date。',
    why: '每个缓存只能从自己收到响应时的时钟开始计算：时钟不准，有效期就会过长或过短。',
    fix: '在每个响应上发送 Date，并用 Cache-Control: max-age 给出有效期。',
  },
  'pragma-in-response': {
    title: '响应中的 Pragma',
    seen({ effect, seconds }, figures) {
      if (effect === 'none') return '响应带有 Pragma，而它在响应中没有任何含义。';
      if (effect === 'said-already')
        return '响应带有 Pragma: no-cache，而同时发送的 Cache-Control 已经要求了同样多。';
      return effect === 'against'
        ? `响应带有 Pragma: no-cache，同时又有 max-age；浏览器每次使用都会重新询问，而不是保留 ${figures.seconds(Number(seconds))}。`
        : '响应带有 Pragma: no-cache 且没有有效期：浏览器每次使用都会重新询问，其他缓存则不必如此。';
    },
    why: '标准没有给响应中的 Pragma 任何含义。但其中的 no-cache 会让浏览器停止复用，在 Cache-Control 中却看不出来。',
    fix: '去掉 Pragma，把意图写在 Cache-Control 中。PHP 在会话开始时会发送它（session.cache_limiter）。',
    browsers: {
      chromium: '遵从响应中的 Pragma: no-cache，即使同时有 max-age。',
      firefox: '遵从响应中的 Pragma: no-cache，即使同时有 max-age。',
    },
  },
  'warning-header': {
    title: 'Warning 已废弃',
    seen: () => '响应带有已经废弃的 Warning。',
    why: '几乎没有程序会读取它，却要占用字节。',
    fix: '去掉它。缓存可以用 Age 和 Cache-Status 表达同样的信息。',
  },
};
