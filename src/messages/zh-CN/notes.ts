import type { SkipReason } from '../../har/capture.ts';

export const producerNotMeasured = (producer: string) =>
  `${producer === '' ? '本次捕获的生成程序' : producer} 写入 HAR 的内容未经实测。其数值仅依据 HAR 格式；条目有疑问之处显示为未知。`;

export const untold = (requests: number) =>
  `至少有 ${requests} 个请求列在页面自己的记录里，浏览器却没有告知。这里的任何数字都不包含它们。`;

export const leftEarly =
  '有页面在安静下来之前就被离开了，它最后的请求可能缺失：浏览器会丢弃到那时还没有告知的内容。';

export const openedLate = '开始录制时页面已经开始加载。此前的请求没有全部收录：请重新加载页面来录制。';

export const skipped: Readonly<Record<SkipReason, string>> = {
  'not-an-object': '不是对象',
  'no-request': '没有请求',
  'no-method': '没有请求方法',
  'no-url': '没有请求 URL',
  'relative-url': '请求 URL 不是绝对地址',
  'not-http': '不是 HTTP 交换',
  'no-response': '没有响应',
};
