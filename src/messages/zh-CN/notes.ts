import type { SkipReason } from '../../har/capture.ts';

export const producerNotMeasured = (producer: string) =>
  `${producer === '' ? '本次捕获的生成程序' : producer} 写入 HAR 的内容未经实测。其数值仅依据 HAR 格式；条目有疑问之处显示为未知。`;

export const skipped: Readonly<Record<SkipReason, string>> = {
  'not-an-object': '不是对象',
  'no-request': '没有请求',
  'no-method': '没有请求方法',
  'no-url': '没有请求 URL',
  'relative-url': '请求 URL 不是绝对地址',
  'not-http': '不是 HTTP 交换',
  'no-response': '没有响应',
};
