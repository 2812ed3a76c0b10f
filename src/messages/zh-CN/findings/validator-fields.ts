import type { FindingText } from '../../finding.ts';

const tagFaults: Readonly<Record<string, string>> = {
  unquoted: '不是写在一对双引号里的文本',
  'small-w': '弱标签须以大写的 W/ 开头',
  quote: '里面有引号',
  space: '里面有空白',
  control: '里面有控制字符',
  backslash: '里面有反斜杠，各接收方读法不一',
};

/** The texts of `src/rules/validator-fields.ts` and `src/rules/clocks.ts`. */
export const validatorField: Readonly<Record<string, FindingText>> = {
  'etag-syntax': {
    title: 'ETag 格式有误',
    seen: ({ tag, fault }) => `ETag 为${tag === '' ? '空' : ` ${tag}`}：${tagFaults[fault ?? ''] ?? ''}。`,
    why: '严格读取标签的缓存或代理会忽略它，于是重新验证失败，内容被再次发送。',
    fix: '发送写在双引号里的标签，例如 ETag: "3f2a" 或 ETag: W/"3f2a"，只用字母、数字、“-”和“_”。',
    browsers: {
      chromium: '把没有引号的标签原样放进 If-None-Match 发回。',
      firefox: '把没有引号的标签原样放进 If-None-Match 发回。',
    },
  },
  'etag-inode': {
    title: '每台服务器各不相同的 ETag',
    seen: ({ servers }) =>
      servers
        ? '同一文件、同一修改时间的两个标签，差别只在每台服务器自行生成的编号。'
        : 'ETag 中含有每台服务器自行生成的编号。',
    why: '多台服务器分担负载时，同一文件在每台上的标签都不同。重新验证若到了另一台服务器，就要重新下载全部内容。',
    fix: '在 Apache 上设置 FileETag MTime Size；在 IIS 7 之前的版本上让所有服务器使用相同的更改编号。只有一台服务器时无需处理。',
  },
  'singleton-repeated': {
    title: '一个字段有多个值',
    seen: ({ fields, count }, figures) =>
      `响应为只能有一个值的字段发送了 ${figures.count(Number(count))} 个不同的值：${fields}。`,
    why: '各缓存按自己的规则取其一，于是对响应的年龄、是否新鲜或是哪个版本看法不一。',
    fix: '只在一处设置该字段。添加它的代理应当替换应用已有的那一行。',
    browsers: {
      chromium: '取第一个 Age；把两个不同的 Expires 读作日期。',
      firefox: '取第一个 Age；把两个不同的 Expires 读作日期。',
    },
  },
  'http-date-format': {
    title: '日期格式有误',
    seen: ({ field, value, form }) =>
      form === 'obsolete'
        ? `${field} 为“${value}”，这种写法只要求接收方还能识别。`
        : `${field} 为“${value}”，这不是 HTTP 日期。`,
    why: '读不懂的日期不算数：有效期立即结束，年龄无从得知，或按日期重新验证失败。',
    fix: '日期写成“Sun, 06 Nov 1994 08:49:37 GMT”的样子：英文名称，日用两位数字，一律用 GMT。',
    browsers: {
      chromium: '多数格式有误的 Expires 仍被当作日期。',
      firefox: '多数格式有误的 Expires 仍被当作日期。',
    },
  },
  'date-missing': {
    title: '缺少 Date',
    seen({ clockBy }) {
      if (!clockBy) return '该响应没有 Date。';
      return clockBy === 'Age' || clockBy === 'Expires'
        ? `该响应没有 Date，但其 ${clockBy} 表明服务器或其前面的缓存有时钟。`
        : '该响应没有 Date，但较早的响应有。';
    },
    why: '缓存只能用自己的时钟计算年龄，可能把它当得比实际年轻；由 Expires 或 Last-Modified 得出的有效期没有起点。',
    fix: '在每个响应上发送 Date。Web 服务器会自动这样做：检查是否有代码或代理把它删去。只有没有时钟的服务器可以不发送。',
  },
  'lm-future': {
    title: 'Last-Modified 在未来',
    seen: ({ seconds }, figures) => `Last-Modified 比 Date 晚 ${figures.seconds(Number(seconds))}。`,
    why: '在那个时刻之前的修改可能不被察觉：按日期重新验证时，旧内容仍会得到确认。',
    fix: '最多发送 Date 的值。检查时区是否有误、时钟是否不准，或文件时间是否在未来。',
  },
  'lm-always-now': {
    title: 'Last-Modified 总是此刻',
    seen: () => '相同的内容来了两次，每次都把发送的时刻作为 Last-Modified。',
    why: '该日期表示内容每次都有修改，因此按它重新验证时要重新下载全部内容。',
    fix: '发送内容最后一次修改的时间，或不发送 Last-Modified，改为发送由内容生成的 ETag。',
  },
  'lm-without-date': {
    title: '有 Last-Modified 而无 Date',
    seen: () => '该响应有 Last-Modified，却没有 Date，也没有给出有效期。',
    why: '缓存根据两者之间的时间猜测有效期。没有 Date，各缓存只能从自己的时钟算起。',
    fix: '发送 Date，并用 Cache-Control: max-age 给出有效期。',
  },
  'date-skew': {
    title: '时钟不准',
    seen({ host, fault, seconds, age }, figures) {
      const time = figures.seconds(Number(seconds));
      if (fault === 'ahead') return `${host} 的 Date 比本次捕获中其他时钟快 ${time}。`;
      if (fault === 'behind') return `${host} 的 Date 比本次捕获中其他时钟慢 ${time}。`;
      const old = age === 'none' ? `已过去 ${time}，却没有 Age` : `比 Age 所能解释的还早 ${time}`;
      return `${host} 的 Date ${old}：要么它的时钟慢了，要么缓存保留了响应却没有说明。`;
    },
    why: '缓存从 Date 算起年龄：Date 在过去，响应会过早过期；Date 在未来，加上 Expires 或其他时钟，响应会保留过久。',
    fix: '用 NTP 校准服务器的时钟。如果响应由缓存保留，请让缓存发送 Age。',
  },
};
