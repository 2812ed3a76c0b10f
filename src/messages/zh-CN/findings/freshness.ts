import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/freshness.ts`. */
export const freshness: Readonly<Record<string, FindingText>> = {
  'freshness-missing': {
    title: '没有给出有效期',
    seen(parameters, figures) {
      const absent = 'Cache-Control 和 Expires 都没有给出有效期';
      if (parameters['guess'] === 'for-ever') return `${absent}，浏览器可以无限期保留这个 410。`;
      if (parameters['guess'] !== 'tenth')
        return `${absent}，也没有早于此刻的 Last-Modified 可供推测，浏览器因此每次使用都会重新询问。`;
      const [guess, unchanged] = [parameters['seconds'], parameters['unchanged']].map((value) =>
        figures.seconds(Number(value)),
      );
      return `${absent}，缓存只能推测：取 Last-Modified 以来 ${unchanged}的十分之一，即 ${guess}。`;
    },
    why: '没有人决定过副本可以用多久：内容修改后，用户可能在推测出的时间内一直看到旧内容；无从推测时，每次使用都要付出一次往返。',
    fix: '明确写出来：内容可以旧多久，就用 Cache-Control: max-age=… 给多久；URL 随内容变化的用 max-age=31536000, immutable；每次使用都要询问的用 no-cache。',
    browsers: {
      chromium:
        '对 200、203 和 206 取 Last-Modified 以来时间的十分之一，带 must-revalidate 时除外；410 无限期保留；对 204、404、405、414 和 501 不推测。',
      firefox: '同样取十分之一，最多一周，204 也推测；410 无限期保留；对 404、405、414 和 501 不推测。',
    },
  },
  's-maxage-only': {
    title: '只给了共享缓存有效期',
    seen: ({ seconds }, figures) =>
      `s-maxage 给了共享缓存 ${figures.seconds(Number(seconds))}，浏览器则没有得到任何有效期。`,
    why: '浏览器忽略 s-maxage，只能根据 Last-Modified 推测有效期，或者每次使用都重新询问 CDN。',
    fix: '在 s-maxage 之外再为浏览器加上 max-age；如果希望浏览器每次都询问，用 max-age=0。',
  },
  'no-cache-without-validator': {
    title: '每次都要询问，却没有 ETag 或 Last-Modified',
    seen: ({ bytes }, figures) =>
      `每次使用都必须询问源站，但响应既没有 ETag 也没有 Last-Modified，${bytes ? `全部 ${figures.exact(Number(bytes))} ` : '全部内容'}每次都要重新传输。`,
    why: '没有验证器，源站就无法回答 304：本来一个很小的应答就够了，现在每次都是完整下载。',
    fix: '发送 ETag 或 Last-Modified，并对条件请求回答 304；如果内容根本不应保留，就用 no-store。',
  },
  'dead-on-arrival': {
    title: '到达时就已过期',
    seen({ age, lifetime, by }, figures) {
      const [old, kept] = [age, lifetime].map((value) => figures.seconds(Number(value)));
      return by === 'Age'
        ? `响应到达时年龄已有 ${old}（Age），而浏览器只能使用它 ${kept}。`
        : `按 Date 计算，响应到达时年龄已有 ${old}，而浏览器只能使用它 ${kept}；也可能是客户端的时钟不准。`;
    },
    why: '在共享缓存中度过的时间也要计入：浏览器存下的副本不经询问就无法使用。',
    fix: '让副本在 CDN 中停留的时间不超过 max-age（用 s-maxage 或 CDN 自己的设置），或加大 max-age，或让 CDN 发送剩余的 Cache-Control 且不带 Age。',
  },
  'must-revalidate-note': {
    title: 'must-revalidate 要到有效期结束才起作用',
    seen: ({ seconds }, figures) =>
      `must-revalidate 与 ${figures.seconds(Number(seconds))}的有效期并存，在此期间缓存不经询问就使用副本。`,
    why: 'must-revalidate 并不阻止缓存，副本有效期间也不要求询问；它只禁止在过期之后使用。',
    fix: '如果本意如此，无需改动。如果希望每次使用都询问源站，请用 no-cache。',
  },
  'error-cacheable': {
    title: '被缓存长期保留的错误',
    seen: ({ status, seconds, where }, figures) =>
      `${where === 'browsers' ? '浏览器' : '共享缓存'}可以在 ${figures.seconds(Number(seconds))}内重复使用这个 ${status}。`,
    why: '错误修复之后，遇到过它的用户仍会继续遇到；已经存进浏览器的副本无法收回。',
    fix: '给错误几秒或几分钟的有效期，或用 no-store。检查是否有规则不看状态码、只按路径添加 Cache-Control（nginx 中为 always）。',
    browsers: {
      chromium: '按 max-age 重复使用 404 和 5xx。',
      firefox: '无论 max-age 是多少，都不重复使用 400、404、499 和 5xx。',
    },
  },
  'redirect-caching': {
    title: '没有有效期的重定向',
    seen: ({ kind, status }) =>
      kind === 'permanent'
        ? `这个 ${status} 没有给出有效期，浏览器可以一直按缓存中的副本跳转。`
        : `这个 ${status} 没有给出有效期，浏览器每次都要先重新询问它，才能继续。`,
    why: '没有有效期的永久重定向，无法从见过它的浏览器中收回；临时重定向则让每次访问多付出一次往返。',
    fix: '随重定向发送 Cache-Control：永久重定向用 max-age=86400 左右，以便日后修改；临时重定向如果会保持一段时间就用 max-age，否则用 no-cache。',
  },
};
