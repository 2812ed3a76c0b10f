import type { SkipReason } from '../../har/capture.ts';

export const producerNotMeasured = (producer: string) =>
  `${producer === '' ? '本次捕获的生成程序' : producer} 写入 HAR 的内容未经实测。其数值仅依据 HAR 格式；条目有疑问之处显示为未知。`;

export const hitsLeftOut = (producer: string) =>
  `${producer} 不记录缓存命中。此处未显示命中，并不表示没有命中。`;

export const sensitiveLinesMayBeRemoved =
  '本次捕获中没有 Cookie、Set-Cookie 或 Authorization 行。它们可能在保存时被移除：无法得知请求或响应是否原本没有这些行。';

export const noHeaderLines = '没有任何条目显示首部行。响应对缓存的要求不得而知，仅来源和大小可知。';

export const entry = (index: number) => `条目 ${index}`;

export const skipped: Readonly<Record<SkipReason, string>> = {
  'not-an-object': '不是对象',
  'no-request': '没有请求',
  'no-method': '没有请求方法',
  'no-url': '没有请求 URL',
  'relative-url': '请求 URL 不是绝对地址',
  'not-http': '不是 HTTP 交换',
  'no-response': '没有响应',
  'repeats-another': '重复列出另一条目，数值完全相同',
};
