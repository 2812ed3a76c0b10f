import type { SkipReason } from '../../har/capture.ts';
import type { HarFault } from '../../har/error.ts';

export const producerNotMeasured = (producer: string) =>
  `${producer === '' ? '本次捕获的生成程序' : producer} 写入 HAR 的内容未经实测。其数值仅依据 HAR 格式；条目有疑问之处显示为未知。`;

export const hitsLeftOut = (producer: string) =>
  `${producer} 不记录缓存命中。此处未显示命中，并不表示没有命中。`;

export const hitsNotTold =
  '有些应答来自网络、缓存还是 service worker，此捕获没有说明。它们不计入总和；service worker 自己发出的请求可能缺失。';

export const sensitiveLinesMayBeRemoved =
  '本次捕获中没有 Cookie、Set-Cookie 或 Authorization 行。它们可能在保存时被移除：无法得知请求或响应是否原本没有这些行。';

export const noHeaderLines = '没有任何条目显示首部行。响应对缓存的要求不得而知，仅来源和大小可知。';

export const entry = (index: number) => `条目 ${index}`;

export const cutOff = (offset: number) => `捕获过早结束（第 ${offset} 字节）：其后的内容不在本报告中。`;

export const brokenOff = (offset: number) => `捕获从第 ${offset} 字节起不再是 JSON：其后的内容不在本报告中。`;

export const compressionBroken = (offset: number) =>
  `压缩的捕获已损坏或过早结束：只能解压到其文本的第 ${offset} 字节，其后的内容不在本报告中。`;

export const ofCapture = (capture: string, note: string) => `${capture}：${note}`;

export const atByte = (reason: string, offset: number) => `${reason}（第 ${offset} 字节）`;

export const entryOf = (reason: string, entry: number, capture: string) =>
  `${reason}（${capture} 的条目 ${entry}）`;

export const notVisited = (pages: number) => `有 ${pages} 个页面无法访问，不在本报告之中。`;

export const untold = (requests: number) =>
  `至少有 ${requests} 个请求列在页面自己的记录里，浏览器却没有告知。这里的任何数字都不包含它们。`;

export const leftEarly =
  '有页面在安静下来之前就被离开了，它最后的请求可能缺失：浏览器会丢弃到那时还没有告知的内容。在“网络”面板中打开“保留日志”（Chromium 的 Preserve log，Firefox 的 Persist Logs），其中大部分就会留下。';

export const serviceWorker =
  '有页面由 service worker 代为应答。浏览器不告知对其脚本本身的请求，在 Firefox 中也不告知它发出的请求，这里没有计入。';

export const cacheDisabled = (requests: number, of: number) =>
  `${of} 个请求中有 ${requests} 个要求所有缓存都不参与（Cache-Control 与 Pragma: no-cache），如同 DevTools 的“停用缓存”或强制刷新。平常访问时缓存的作用在这里看不到。`;

export const openedLate = '开始录制时页面已经开始加载。此前的请求没有全部收录：请重新加载页面来录制。';

export const keptBefore =
  '其中一部分录制于 DevTools 上次关闭之前。其间发生的事没有看到：浏览器当时存下的内容是否还在，无法得知。';

export const harTooLarge: string = '打开的文件太大，无法重新写出。HAR 就是这些文件本身。';

export const harUnreadable = (name: string) => `无法完整读取 ${name} 以重新写出。HAR 就是该文件本身。`;

export const skipped: Readonly<Record<SkipReason, string>> = {
  'not-an-object': '不是对象',
  'no-request': '没有请求',
  'no-method': '没有请求方法',
  'no-url': '没有请求 URL',
  'relative-url': '请求 URL 不是绝对地址',
  'not-http': '不是 HTTP 交换',
  'no-response': '没有响应',
  'repeats-another': '重复列出另一条目，数值完全相同',
  'not-json': '不是 JSON',
  'not-utf-8': '不是 UTF-8 文本',
  'nested-too-deeply': '嵌套过深',
  'too-large': '过大，不可能是一次交换',
  'cut-off': '捕获在此条目中结束',
};

export const faults: Readonly<Record<HarFault['code'], string>> = {
  empty: '文件为空',
  'no-entries': '是 JSON，但不是 HAR：没有找到带有请求的条目列表',
  'not-a-capture': '是 JSON，但不是 HAR：既不是对象，也不是条目列表',
  'not-compressed': '开头像 gzip，但无法解压',
  'not-json': '不是 JSON',
  'not-utf-8': '不是 UTF-8 文本',
  'nested-too-deeply': '不是可读的 JSON：嵌套过深',
  'too-large': '不是可读的 JSON：有一个值过大',
  'cut-off': '过早结束：没有一个完整的条目',
};
export const filtered = (resources: number, of: number) =>
  `按筛选，本报告只包含 ${of} 个资源中的 ${resources} 个，所有数字也只涉及这些资源。`;
