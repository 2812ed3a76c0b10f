/** 使用一段配置之前需要知道的事。 */
export const where = {
  nginx:
    '两个 map 放在 http 块中，另外几行放在 server 块中。自己带有 add_header 的 location 不会继承它：请在那里重复这一行。',
  apache: '用于 Apache 2.4.10 或更新版本的 .htaccess 或虚拟主机，需要 mod_headers。',
  caddy: '用于 Caddyfile 的站点块，需要 Caddy 2.10 或更新版本。',
  express: '放在应用的所有其他函数之前，包括 express.static。',
  headers:
    '用于发布目录中的 _headers 文件（Netlify、Cloudflare Pages）。它的规则无法识别文件名中的版本：如果规则为一个目录指定了很长的时间，该目录中这类文件都必须在内容改变时更改名称。',
  vercel: '用于 vercel.json，放入其中的 headers 列表。',
  cloudfront:
    '一个 CloudFront 函数（JavaScript 运行时 2.0），关联到 viewer-response 事件。它改变浏览器得到的内容；CloudFront 自己保留响应的时间不变。',
};
export const etag = '其中一些资源还需要 ETag。服务器会为文件发送 ETag；由程序生成的内容则需要程序自己发送。';
export const uncovered = (_count: number, formatted: string) =>
  `有 ${formatted} 个路径没有包括在内：没有规则能把它们与应发送其他值的路径区分开。`;
export const unseen = '这些规则也适用于捕获中没有出现的同类文件。请检查其中是否有只属于某一个人的内容。';
