import type { Figures } from '../../figures.ts';
import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

/** `（35.5 kB）`, `（≈ 35.5 kB）` where that is an estimate, or nothing where the bytes are not known. */
const inBrackets = ({ bytes, estimated }: Parameters, figures: Figures): string =>
  bytes === undefined ? '' : `（${estimated ? '≈ ' : ''}${figures.size(Number(bytes))}）`;

const BY_SHOWN = {
  coding: '内容编码不同的响应带有同一个强 ETag。',
  content: '不同的内容带有同一个强 ETag。',
  length: '内容的长度与之前不同，强 ETag 却相同。',
};

/** The texts of `src/rules/validation.ts`, `unreliable-validators.ts`, `revalidation-churn.ts` and `round-trips.ts`. */
export const validation: Readonly<Record<string, FindingText>> = {
  'inm-ignored': {
    title: '本应是 304，却发送了完整响应',
    seen: (parameters, figures) =>
      `请求已给出该响应的 ETag，应答却是 200${inBrackets(parameters, figures)}，而不是 304。`,
    why: '客户端已有这份内容：304 只需一个头部。该资源的每次重新验证都会再次下载它。',
    fix: '将 If-None-Match 与实际发出的 ETag 比较，相符时返回 304。压缩时改写标签的模块（-gzip、--gzip）必须能在标签返回时认出它。',
  },
  'ims-ignored': {
    title: 'If-Modified-Since 未被采用',
    seen(parameters, figures) {
      const answer = `应答却是 200${inBrackets(parameters, figures)}，而不是 304。`;
      return parameters['older']
        ? `内容早于 If-Modified-Since 中的日期，${answer}`
        : `Last-Modified 就是请求给出的日期，${answer}`;
    },
    why: '304 只需一个头部。该资源的每次重新验证都会再次下载它。',
    fix: '内容自 If-Modified-Since 的日期以来未变时返回 304，或发送 ETag 并比较它。只比较日期是否相等的服务器（nginx：if_modified_since exact）是为了在换回旧文件时保险。',
  },
  'conditional-changed': {
    title: '存储之后已更改',
    seen: () => '请求给出的验证器不再成立：响应带着新的验证器完整发送。',
    why: '内容已更改，重新验证发现了这一点，正该如此。',
    fix: '无需更改，除非内容其实没变：那就是各台服务器或各次发布给了它不同的验证器。',
  },
  'revalidation-error': {
    title: '重新验证得到错误',
    seen: ({ status }) => `客户端询问所存响应是否仍然有效，得到的应答是 ${status}。`,
    why: '所存响应可能仍然可用，却没有被使用：用户看到的是错误。',
    fix: '查明该请求为何失败。对 500、502、503 和 504，Cache-Control 中的 stale-if-error 允许共享缓存继续使用所存响应。确已不存在的内容可以如实应答。',
    browsers: {
      chromium: '使用错误应答；stale-if-error 不起作用。',
      firefox: '使用错误应答；stale-if-error 不起作用。',
    },
  },
  'revalidation-skipped': {
    title: '未重新验证而直接完整请求',
    seen({ need, age, lifetime, apart }, figures) {
      const stored =
        need === 'no-cache'
          ? '所存响应只有在重新验证后才能使用（no-cache）'
          : `所存响应已过期（年龄 ${figures.seconds(Number(age))}，有效期 ${figures.seconds(Number(lifetime))}）`;
      const differs = apart ? `；两个请求的 ${apart} 不同` : '';
      return `${stored}，且带有验证器，请求却没有给出任何验证器${differs}。`;
    },
    why: '这是客户端的行为，不是服务器的过错：它可能已丢弃该响应、停用了缓存，或按顶级站点和请求方式分别缓存。因此不可能得到 304。',
    fix: '服务器无需更改。若经常发生，请检查页面是否以不同方式加载该 URL（带或不带 crossorigin、来自不同站点）：浏览器会把它们分开缓存。',
  },
  'redundant-download': {
    title: '不必要的重复下载',
    seen(parameters, figures) {
      const { apart } = parameters;
      const differs = apart ? `；两个请求的 ${apart} 不同，浏览器可能把它们分开缓存` : '';
      return `同样的内容再次发送${inBrackets(parameters, figures)}，而之前的响应已带来过它${differs}。`;
    },
    why: '仍新鲜的已存响应不花费任何字节，304 只花费一个头部：这些字节没有带来新内容。',
    fix: '允许存储该响应，给出有效期，以及在内容不变时保持不变的验证器。各处以同样的方式加载该 URL，统一带或不带 crossorigin。如果都已如此，就是客户端没有保留副本：缓存可能已停用，DevTools 就可以停用它。',
  },
  'rtt-cost': {
    title: '304 花费的时间',
    seen({ count, resources, sum, passed }, figures) {
      const of = resources === '1' ? '该资源' : `${figures.count(Number(resources))} 个资源`;
      const together = passed ? `；有些是同时等待的，实际约过去 ${figures.duration(Number(passed))}` : '';
      return `等待${of}的 ${figures.count(Number(count))} 个 304 合计 ${figures.duration(Number(sum))}${together}。`;
    },
    why: '304 节省字节，但不节省往返：需要该内容的部分都要等它。这里列出的是等待最久的资源。',
    fix: '给很少变化的内容更长的有效期和随内容变化的 URL，或加上 stale-while-revalidate：所存响应会立即使用，并在后台重新验证。',
  },
  'validator-unstable': {
    title: '内容未变，ETag 却变了',
    seen: ({ shownBy }) =>
      shownBy === 'content'
        ? '同样的内容带着与之前不同的 ETag。'
        : '长度和 Last-Modified 与前一个响应相同，ETag 却不同：内容很可能没有变。',
    why: '这样重新验证永远得不到 304：客户端会再次下载已有的内容。',
    fix: '由内容生成 ETag，例如内容的散列值，并让所有服务器一致：不要用 inode 号、主机名或发布时间。',
  },
  'etag-strong-reused': {
    title: '不同内容共用一个强 ETag',
    seen: ({ shownBy }) => BY_SHOWN[shownBy as keyof typeof BY_SHOWN] ?? BY_SHOWN.content,
    why: '强 ETag 承诺字节完全相同。否则 304 会确认已过时的内容，不同版本或编码的片段会被拼成损坏的文件。',
    fix: '只要有一个字节改变就更换 ETag，并让每种内容编码有各自的标签。若只是含义相同，请发送弱标签：W/"…"。',
  },
  'etag-stale-body': {
    title: 'Last-Modified 变了，ETag 没变',
    seen: ({ shownBy }) =>
      shownBy === 'nothing'
        ? 'Last-Modified 变晚而强 ETag 不变：文件可能原样重写，也可能它的 ETag 已过时。'
        : '内容与 Last-Modified 都已改变，强 ETag 却保持不变。',
    why: 'If-None-Match 优先于日期：如果内容已变，用旧 ETag 询问的客户端会得到 304，继续使用旧内容。',
    fix: '每当内容改变就重新计算 ETag；检查发布流程、应用或代理是否保留了旧标签。如果变的只是文件日期，则无需更改。',
  },
  'validator-dropped': {
    title: '不再发送验证器',
    seen: ({ had }) => `前一个响应带有 ${had}，这一个既没有 ETag 也没有 Last-Modified。`,
    why: '现在存储的内容无法重新验证：一旦过期就要完整下载。',
    fix: '在每个完整响应上发送同样的验证器。检查是否有服务器、路由或代理把它删去。',
  },
  'validator-missing': {
    title: '没有验证器',
    seen: ({ bytes }, figures) =>
      `一个可以存储的 ${figures.size(Number(bytes))} 响应既没有 ETag 也没有 Last-Modified。`,
    why: '过期之后无法重新验证：每次使用都要完整下载。',
    fix: '发送由内容生成的 ETag，或发送 Last-Modified。服务器对文件会自动发送；对程序生成的内容可能需要另行开启。',
  },
  'revalidation-churn': {
    title: '反复询问同一内容',
    seen({ count, reloads, lifetime, noCache, unchanged, proposed }, figures) {
      const apart = reloads === '0' ? '' : `（另有 ${figures.count(Number(reloads))} 个由刷新或脚本引起）`;
      const content = unchanged
        ? `已有 ${figures.seconds(Number(unchanged))} 没有变化的内容`
        : '没有变化的内容';
      const given = lifetime ? `其有效期为 ${figures.seconds(Number(lifetime))}` : '它没有自己的有效期';
      const now = noCache ? '其 no-cache 使每次使用都要询问' : given;
      const better = proposed ? `；max-age=${proposed}（${figures.seconds(Number(proposed))}）更合适` : '';
      return `${figures.count(Number(count))} 个 304${apart}确认了${content}，${now}${better}。`;
    },
    why: '每一个都要先花一次往返才能使用内容，得到的只是没有变化。',
    fix: '把 max-age 提高（或用它取代 no-cache）到可以接受用户看到旧内容的时长；这里给出的数值是未变化时长的十分之一。若 URL 中带有内容的散列值，请发送 max-age=31536000, immutable。',
  },
};
