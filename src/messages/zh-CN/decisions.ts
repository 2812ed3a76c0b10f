export const firstInCapture = '在本次捕获中首次请求。';
export const servedFromCache = (age: string, lifetime: string) =>
  `直接由缓存提供，没有询问源站（年龄 ${age}，有效期 ${lifetime}）。`;
export const requestNoCache = (directive: string) => `请求以 ${directive} 要求这样做，重新加载或脚本会如此。`;
export const storedNoStore = '先前的响应带有 no-store，因此没有可复用的副本。';
export const storedNoCache = '已存响应带有 no-cache：每次使用都要询问源站。';
export const stale = (age: string, lifetime: string) => `已存响应已过期（年龄 ${age}，有效期 ${lifetime}）。`;
export const validated = (field: string, value: string) => `以 ${field}: ${value} 询问。`;
export const contentChanged = '源站没有确认已存响应，发送了完整的新响应。';
export const unknownFigure = '未知';
