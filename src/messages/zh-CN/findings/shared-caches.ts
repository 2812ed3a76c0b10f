import type { Figures } from '../../figures.ts';
import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

const ageProblem = ({ problem, value }: Parameters): string => {
  if (problem === 'list') return `Age 是一个列表（${value}），而它只能是一个秒数。`;
  if (problem === 'repeated') return `Age 分多行发送，每行都是 ${value}。`;
  return value ? `Age 是“${value}”，不是整数秒。` : 'Age 为空，不是整数秒。';
};

const cacheStatusProblem = ({ problem, at }: Parameters): string => {
  switch (problem) {
    case 'name':
      return 'Cache-Status 中有一个缓存的名称既不是普通的词，也不是带引号的文本。';
    case 'parameter':
      return `Cache-Status 中参数 ${at} 的值类型不对。`;
    case 'reason':
      return `Cache-Status 中 fwd 给出的原因是 ${at}，标准里没有这个原因。`;
    case 'bare-word':
      return `Cache-Status 在应写缓存名称的地方写了 ${at}，却没有说明该缓存做了什么。`;
    default:
      return 'Cache-Status 无法作为缓存列表读取。';
  }
};

const targetedProblem = ({ field, problem, directive }: Parameters): string => {
  switch (problem) {
    case 'empty':
      return `${field} 为空，缓存会忽略它。`;
    case 'case':
      return `${field} 中有指令名含大写字母，缓存因此忽略整个字段。`;
    case 'value':
      return `${field} 中 ${directive} 的值不是该指令应有的类型。`;
    default:
      return `${field} 无法作为指令列表读取，缓存会忽略整个字段。`;
  }
};

const lifetime = (value: string | undefined, figures: Figures): string => {
  if (value === 'no') return '不得存储该响应';
  return value === 'none' ? '没有得到有效期' : `得到的有效期为 ${figures.seconds(Number(value))}`;
};

/** The texts of `src/rules/shared-caches.ts`, `src/rules/cache-status.ts` and `src/rules/targeted.ts`. */
export const sharedCache: Readonly<Record<string, FindingText>> = {
  'age-syntax': {
    title: '无法读取的 Age',
    seen: ageProblem,
    why: '缓存会忽略读不懂的 Age，把响应在其他缓存中度过的时间当作零，因而保存得过久。',
    fix: '只发送一行 Age，值为整数秒。检查是否有缓存没有替换已有的 Age，而是又添加了一个。',
    browsers: {
      chromium: '忽略不是秒数的 Age；列表以第一个数为准。',
      firefox: '忽略文字，但 Age 为负数或带小数点时视响应为过期；列表以第一个数为准。',
    },
  },
  'age-missing-on-hit': {
    title: '来自共享缓存的应答没有 Age',
    seen: ({ field, value }) => `${field}（${value}）表明共享缓存用已存响应作答，而该应答没有 Age。`,
    why: '其后的浏览器和缓存从零开始计时，最多会把响应再保存一整个有效期，人们看到旧内容的时间比预期更长。',
    fix: '让缓存在每个已存响应上发送 Age。检查是否有设置或代理把它删去了。',
  },
  'age-date-rewritten': {
    title: 'Date 被改新，而 Age 继续累计',
    seen: ({ age }, { seconds }) => `按 Age，该响应已有 ${seconds(Number(age))}；按 Date，它刚刚生成。`,
    why: '从 Date 算起的有效期（由 Expires 给出或靠推测）会比源站的本意更短或更长：在缓存中的时间被算了两次，或有一部分没有计入。',
    fix: '让缓存原样转发源站的 Date，只由 Age 计时。max-age 给出的有效期与 Date 无关。',
  },
  'cache-status-syntax': {
    title: '无法理解的 Cache-Status',
    seen: cacheStatusProblem,
    why: '显示命中、未命中及其原因的工具会跳过读不懂的字段或部分。',
    fix: '每个缓存先写名称，其后写参数，例如：ExampleCache; hit; ttl=376，或 ExampleCache; fwd=uri-miss; stored。键若不只含字母和数字，请加引号。',
  },
  'cache-status-hit-and-fwd': {
    title: '自相矛盾的 Cache-Status',
    seen: ({ cache, alone }) =>
      alone
        ? `缓存 ${cache} 给出了 ${alone}，它只有与 fwd 一起才有意义，而这里没有 fwd。`
        : `缓存 ${cache} 既说由自己作答（hit），又说向后转发了请求（fwd）。`,
    why: '无法判断该请求是否到达源站，依据此字段得出的命中率因此有误。',
    fix: '缓存自己作答时发送 hit；请求被转发时发送 fwd 及其原因，fwd-status、stored 和 collapsed 只与它一起发送。',
  },
  'cache-status-ttl-negative': {
    title: '共享缓存返回了过期的应答',
    seen: ({ cache, seconds }, figures) =>
      `缓存 ${cache} 用有效期已过 ${figures.seconds(Number(seconds))} 的响应作答。`,
    why: '人们看到的内容超出了其有效期。使用 stale-while-revalidate 或 stale-if-error，或源站无法连接时，这是有意的。',
    fix: '若是有意为之，无需修改；否则发送 must-revalidate，或查明缓存为何返回过期的响应。',
  },
  'cache-status-vs-headers': {
    title: '共享缓存保存得比头部所说更久',
    seen: ({ cache, ttl, left }, { seconds }) =>
      `缓存 ${cache} 还要保存 ${seconds(Number(ttl))}，而按头部行只剩 ${seconds(Number(left))}。`,
    why: '该缓存遵循自己的规则。源站在 Cache-Control 中所写的，并不决定人们从那里得到旧内容的时间。',
    fix: '若缓存本就应有自己的有效期，并在内容变化时清除，无需修改；否则让它遵循源站，或用 CDN-Cache-Control 写明其有效期，让人人可见。',
  },
  'shared-hit-ratio': {
    title: '某主机的共享缓存做了什么',
    seen: ({ host, all, hits, revalidated, misses, bypassed }, { count }) =>
      `${host} 有 ${count(Number(all))} 个应答说明了缓存情况：${count(Number(hits))} 个来自共享缓存，${count(Number(revalidated))} 个经源站确认，${count(Number(misses))} 个未命中，${count(Number(bypassed))} 个绕过缓存。`,
    why: '每次命中都省去源站的工作，也省去到源站的路程。',
    fix: '查看未命中和绕过缓存的应答：更长的 s-maxage、Vary 中更少的名称、对人人相同的文件不设 Cookie，都能把它们变成命中。一个页面加载一次只是很小的样本。',
  },
  'targeted-syntax': {
    title: 'CDN 无法使用的专用 Cache-Control',
    seen: targetedProblem,
    why: 'CDN 会改用 Cache-Control，或跳过该指令：专为它们写的策略不起作用，也没有任何提示。',
    fix: '指令名用小写字母，有效期用不带引号的整数秒，例如：max-age=600, stale-while-revalidate=60。这些字段的读取比 Cache-Control 更严格。',
  },
  'targeted-overrides': {
    title: 'CDN 与浏览器得到不同的策略',
    seen: ({ field, inCdn, inBrowser }, figures) =>
      `按 ${field}，CDN ${lifetime(inCdn, figures)}；按其他头部行，浏览器${lifetime(inBrowser, figures)}。`,
    why: '认识该字段的 CDN 只遵循它，忽略 Cache-Control 和 Expires：两套策略需要分别维护。',
    fix: '若是有意为之，无需修改：在会随内容变化而清除的 CDN 中保存较久、在浏览器中保存较短，正是它的好用法。',
  },
};
