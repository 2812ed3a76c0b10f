/** 演示命令的文字。每个错误都是命令名后面的一行。 */
export const usage = `用法：demo [--port 端口] [--protocol http|https|h2]

在回环地址上提供一个小网站，它的各个部分有意缓存得好或坏；每个请求打印一行：
状态、方法、路径、收到的字节、发出的字节。页面 /wire/ 会请求每一种响应。
使用 https 和 h2（HTTP/2）时，证书由它自己签发，浏览器会发出警告；字节按 TLS 之内计算。

选项：
  --port 端口                 监听的端口，0 表示任意空闲端口（默认：8304）
  --protocol http|https|h2    使用的协议（默认：http）
  --help                      显示本帮助`;

export const serving = (url: string) => `${url}（按 Ctrl+C 停止）`;
export const served = (bytes: { received: string; sent: string }) =>
  `收到 ${bytes.received}，发出 ${bytes.sent}`;
export const lost = '客户端已断开';

export const badArgument = (argument: string) => `无法理解 ${argument}；参见 demo --help`;
export const missingValue = (option: string) => `${option} 需要一个值`;
export const badPort = (value: string) => `--port 不能是 ${value}；应为 0 到 65535 的整数`;
export const badProtocol = (protocol: string) => `--protocol 不能是 ${protocol}；应为 http、https、h2 之一`;
export const portTaken = (port: number) => `端口 ${port} 已被其他程序占用；请用 --port 选择另一个`;
export const cannotListen = (port: number, reason: string) => `无法监听端口 ${port}（${reason}）`;
