import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/lifetime-length.ts`. */
export const lifetimeLength: Readonly<Record<string, FindingText>> = {
  'immutable-unversioned': {
    title: '固定的 URL 有很长的有效期',
    seen: ({ seconds, immutable }, figures) =>
      `浏览器可以保留它 ${figures.seconds(Number(seconds))}${immutable ? '，连重新加载时也不询问（immutable）' : ''}，而 URL 中看不到会随内容变化的版本或哈希。`,
    why: '内容修改后，已有旧副本的用户会一直用到有效期结束；服务器无论做什么都影响不到它。',
    fix: '把内容的哈希或版本放进 URL，或给出较短的有效期并发送验证器。',
  },
  'short-ttl-waste': {
    title: '有效期太短，等不到下次访问',
    seen({ seconds, bytes, wasted, estimated }, figures) {
      const [all, share] = [bytes, wasted].map((value) => figures.exact(Number(value)));
      const about = estimated ? '约 ' : ' ';
      return `有效期为 ${figures.seconds(Number(seconds))}，按 Lighthouse 的模型，再次访问时${about}${all} 中有${about}${share} 要重新传输。`;
    },
    why: '该模型依据 Chrome 询问时响应的年龄分布。它把过期的副本算作完整下载：如果源站回答 304，代价只是一次往返。',
    fix: 'URL 随内容变化的文件用 max-age=31536000, immutable；其他文件，旧内容多久无妨就给多久。',
  },
  'ttl-vs-change-rate': {
    title: '有效期远短于内容的寿命',
    seen: ({ seconds, unchanged, instead }, figures) =>
      `内容已有 ${figures.seconds(Number(unchanged))}没有改变，却只能使用 ${figures.seconds(Number(seconds))}；其年龄的十分之一是 ${figures.seconds(Number(instead))}。`,
    why: '关于它的询问几乎都得到“没有改变”的回答，每次都要付出一次往返。',
    fix: '把 max-age 提高到两次修改间隔的十分之一左右，或把哈希放进 URL 并使用 max-age=31536000, immutable。',
  },
  'html-long-ttl': {
    title: '浏览器长期保留的页面',
    seen: ({ seconds }, figures) =>
      `浏览器可以在 ${figures.seconds(Number(seconds))}内不经询问就从缓存显示该页面。`,
    why: '用户会看到旧内容，而旧页面引用的脚本和样式可能已被新版本删除。清除 CDN 影响不到浏览器。',
    fix: '发送 no-cache 和 ETag，或几秒的 max-age；CDN 可以用 s-maxage 保留更久，并随时清除。',
  },
  'no-store-static': {
    title: '所有人共用的文件带有 no-store',
    seen: ({ bytes, again }, figures) =>
      `no-store 让浏览器在每个页面都重新下载${bytes ? `这 ${figures.exact(Number(bytes))}` : '它'}${again ? '；本次捕获中之前已经传输过同样的内容' : ''}。`,
    why: '连 304 都不可能：每次访问都要为整个文件付出代价。（如果放在页面本身，no-store 还可能使页面无法进入往返缓存。）',
    fix: '给出有效期，或至少用 no-cache 加 ETag。no-store 只用于不得留在设备上的内容。',
  },
};
