/** `rules`、`explain` 以及规则页面的文字。 */
export const needs = {
  'request-lines': '请求的全部头部行',
  'full-response': '之前同一变体的完整响应',
  'wire-bytes': '响应在网络上的字节数',
  time: '请求的时间',
  'sensitive-lines': 'Cookie、Set-Cookie 与 Authorization（脱敏导出会去掉它们）',
};

export const says = {
  needs: (list: string) => `需要：${list}。`,
  separator: '；',
  wholeCapture: '以整个捕获为依据。',
  inBrowsers: (chromium: string, firefox: string) =>
    `浏览器的做法： Chromium: ${chromium} Firefox: ${firefox}`,
  fires: '在这里触发：',
  itSays: '它会说：',
  silent: '在这里不触发：',
  notation:
    '> 开头的是请求行，< 开头的是响应行，= 给出内容的字节数。空行分隔两次交换；除非写有 + 秒数，两次之间相隔一秒。',
};

export const wrong = {
  unknownRule: (meant: string | undefined) =>
    meant === undefined ? '不是规则；not-modified rules 会列出全部规则' : `不是规则；最接近的是 ${meant}`,
  noneFits: '没有规则的名称或文字包含以上全部内容',
};
