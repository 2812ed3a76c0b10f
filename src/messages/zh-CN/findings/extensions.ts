import type { FindingText } from '../../finding.ts';

const dictionaryFaults: Readonly<Record<string, string>> = {
  'not-a-dictionary': 'Use-As-Dictionary 不是用逗号分隔的“名称=值”列表。',
  'match-missing': 'Use-As-Dictionary 没有 match，而它说明字典用于哪些 URL。',
  'match-no-string': 'Use-As-Dictionary 的 match 不是一个带引号的字符串。',
  'match-regexp': 'Use-As-Dictionary 的 match 含有括号中的正则表达式。',
  'match-dest': 'Use-As-Dictionary 的 match-dest 不是括号中由带引号字符串组成的列表。',
  id: 'Use-As-Dictionary 的 id 不是至多 1,024 个字符的带引号字符串。',
  type: 'Use-As-Dictionary 的 type 不是不带引号的词。',
  'type-unknown': 'Use-As-Dictionary 的 type 不是 raw，而目前只定义了 raw。',
  insecure: 'Use-As-Dictionary 是通过明文 HTTP 传来的。',
};

const groupFaults: Readonly<Record<string, string>> = {
  invalid: '不是由带引号字符串组成的列表',
  many: '列出了超过 32 个分组',
  long: '列出了超过 32 个字符的分组名',
};

/** The texts of `src/rules/extensions.ts` and `unsafe-methods.ts`. */
export const extension: Readonly<Record<string, FindingText>> = {
  'dict-vary': {
    title: '用字典压缩却没有相应的 Vary',
    seen: ({ coding, names }) => `响应用字典压缩（${coding}）且可以存储，Vary 却没有列出 ${names}。`,
    why: '缓存可能把它发给没有该字典、因而读不了它的客户端。',
    fix: '在该 URL 的每个响应上发送 Vary: accept-encoding, available-dictionary。',
  },
  'use-as-dictionary': {
    title: '客户端会忽略的 Use-As-Dictionary',
    seen: ({ fault }) => dictionaryFaults[String(fault)] ?? '',
    why: '没有客户端会把该响应用作字典：之后的版本省不下字节。',
    fix: '通过 HTTPS 发送 Use-As-Dictionary: match="/app/*.js"，其中是同源的 URL 模式，带引号，不含正则表达式；match-dest=("script")、id="…" 和 type=raw 可选。',
  },
  'dictionary-not-fresh': {
    title: '很快就过期的字典',
    seen: ({ seconds }, figures) =>
      Number(seconds) === 0
        ? '该字典不能存储，或一到达就已过期。'
        : `该字典生成 ${figures.seconds(Number(seconds))}后就过期。`,
    why: '只有响应新鲜或允许在过期后使用时，客户端才会使用字典：到下次发布时它已没有用处，它的字节白传了。',
    fix: '给字典一个能用到下次发布的有效期，例如 Cache-Control: max-age=2592000。',
  },
  'cache-groups-syntax': {
    title: '缓存会忽略的缓存分组',
    seen: ({ field, fault }) => `${field} ${groupFaults[String(fault)] ?? ''}。`,
    why: '缓存会忽略读不懂的字段，也可能忽略超出 32 个分组、32 个字符的部分：已存的内容便不会一起失效。',
    fix: '把分组写成用逗号分隔的带引号字符串，例如 "styles", "scripts"：至多 32 个，每个至多 32 个字符。',
  },
  'cgi-on-safe-method': {
    title: '安全方法上的 Cache-Group-Invalidation',
    seen: ({ method }) => `对 ${method} 的响应带有 Cache-Group-Invalidation。`,
    why: '缓存必须忽略它，因此什么都不会失效，旧内容仍然保留。',
    fix: '在会改变内容的请求（POST、PUT、PATCH、DELETE）的响应上发送它。',
  },
  'unsafe-then-cached': {
    title: '更改之后仍使用旧副本',
    seen: ({ method }) => `对该 URL 的 ${method} 成功之后，它的内容仍来自缓存，而且是更改之前的版本。`,
    why: '更改本应使已存的副本不能再用：人们可能看不到自己刚做的更改。',
    fix: '查看是哪个缓存作出的应答。如果内容会因对其他 URL 的请求而改变，请发送带验证器的 no-cache，或较短的有效期。',
    browsers: {
      chromium: '成功的更改使其自身 URL 的副本不能再用，但不影响 Location 或 Content-Location 所指的副本。',
      firefox:
        '任何更改（包括失败的）都会使其 URL 以及 Location 和 Content-Location 所指同源 URL 的副本不能再用。',
    },
  },
};
