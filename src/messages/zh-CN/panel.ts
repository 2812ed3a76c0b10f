export const outcomes = {
  full: '完整响应',
  'not-modified': '304',
  'disk-cache': '磁盘缓存',
  'memory-cache': '内存缓存',
  cache: '缓存',
  'cache-storage': 'Cache Storage',
  'service-worker': 'Service Worker',
  redirect: '重定向',
  preflight: '预检',
  failed: '失败',
  unknown: '未知',
};

export const outcomesBriefly: Partial<Record<keyof typeof outcomes, string>> = {
  'disk-cache': '磁盘',
  'memory-cache': '内存',
  'cache-storage': 'Storage',
  'service-worker': 'Worker',
};

export const figures = {
  unknown: '未知',
  none: '无',
  howKnown: {
    measured: '实测：浏览器按实际发送记录。',
    derived: '推算：由记录的数字计算得出。',
    estimated: '估计：真实数字在给出的范围内。',
    unknown: '未知：浏览器没有记录。',
  },
  someUnknown: (size: string) => `${size} + ?`,
  andUnknown: (size: string, count: string) => `${size} + ${count} 个未知`,
  range: (size: string, half: string) => `${size} ± ${half}`,
  tally: {
    measured: (bytes: string) => `实测或推算 ${bytes}`,
    estimated: (bytes: string, low: string, high: string) => `估计 ≈ ${bytes}，介于 ${low} 与 ${high} 之间`,
    unknown: (count: number) => `另有 ${count} 个没有已知数字，未计入`,
    none: '没有请求计入此项。',
  },
  requests: (count: number) => `${count} 个请求`,
};

export const check = {
  title: '304 检查',
  place: (number: number, of: number) => `第 ${number} 个请求，共 ${of} 个`,
  saved: (figure: string) => `节省 ${figure}`,
  savedNothing: (figure: string) => `没有节省：${figure}`,
  columns: {
    field: '字段',
    full: (status: number, time: string) => `${time} 的 ${status}`,
    fullUntimed: (status: number) => `${status}`,
    fullUnseen: '完整响应（未见）',
    notModified: '此 304',
    verdict: '结论',
  },
  absent: '没有此字段',
  unseen: '未知',
  unseenNote: '没有见到此资源的完整响应，因此不知道它带有哪些字段。清除浏览器缓存后重新加载即可记录一次。',
  verdicts: {
    present: '存在',
    missing: '缺失',
    'not-sent-by-origin': '源站不发送',
    unknown: '未知',
  },
  body: {
    field: '正文',
    stored: (bytes: string) => `已存储 ${bytes}`,
    storedUnknown: '存储大小未知',
    notStored: '没有存储',
    nothing: '无',
    verdicts: {
      none: '未发送正文，复用已存储的副本',
      announced: '声明带有正文',
      sent: '带有正文',
      'no-stored-body': '没有可复用的存储副本',
      unknown: '未知',
    },
  },
  request: {
    field: '请求条件',
    conditional: '有条件请求',
    unconditional: '无条件请求',
    unknown: '未知',
    noCondition: '没有条件',
    notRecorded: '请求字段没有全部记录',
  },
};

export const levels = { must: '必须', should: '应当', advice: '建议', info: '信息' };

export const findings = {
  title: '发现',
  none: '此资源没有发现。',
  fix: '怎么办：',
  requests: (count: number) => `${count} 个请求`,
};

export const exchanges = {
  title: '请求',
  columns: {
    number: '#',
    time: '时间',
    outcome: '结果',
    status: '状态',
    wire: '传输',
    saved: '节省',
    why: '原因',
  },
  wire: (request: string, response: string) => `请求：${request}\n响应：${response}`,
  untimed: '未知',
  whyUnknown: '记录中看不出',
  select: (number: number) => `查看第 ${number} 个请求`,
};

export const listSeparator = '、';

export const marks = (count: number, earlier: number, outcomes: string) =>
  earlier > 0 ? `${count} 个请求，最近的：${outcomes}` : `${count} 个请求：${outcomes}`;

export const toolbar = {
  stop: (key: string) => `停止记录（${key}）`,
  record: (key: string) => `记录（${key}）`,
  clear: (key: string) => `清除（${key}）`,
  export: '导出',
  exportAs: {
    json: '将完整报告保存为 JSON，不含敏感信息',
    csv: '将请求保存为 CSV，不含敏感信息',
    html: '将完整报告保存为单个 HTML 页面，不含敏感信息',
    markdown: '将报告保存为 Markdown，可用于 issue 或合并请求，不含敏感信息',
  },
};

export const filter = {
  name: '过滤',
  help: (key: string) =>
    [
      `过滤（${key}）。显示在 URL、方法、类型、状态、来源、规则、Cache-Control 或验证器中含有每个词的资源。`,
      '/正则表达式/ 在 URL 中查找，"两个 词" 按原样查找。',
      'key:value 可以问得更细，按向下箭头列出全部键。词前加 - 表示相反。',
      '导出始终包含全部内容。',
    ].join('\n'),
  clear: '清除过滤',
  options: '可以写的内容',
  keys: {
    avoidable: '可以避免的字节：>10k、<1M、unknown',
    domain: '主机，* 代表任意部分',
    is: '304、fault、cached、avoidable 等',
    'larger-than': '至少传输了这么多字节',
    level: '发现的级别，>=should 包括更高的级别',
    method: '请求方法',
    'mime-type': '媒体类型',
    'resource-type': '资源用途',
    rule: '发现的规则',
    saved: '304 节省的字节：>10k、<1M、unknown',
    scheme: 'URL 的协议',
    source: '响应的来源',
    'status-code': '响应的状态',
    url: 'URL 的一部分',
  },
  problems: {
    'no-such-kind': (term: string, list: string) => `${term}：可以写的是 ${list}。`,
    'no-such-level': (term: string, list: string) => `${term}：级别有 ${list}，前面加 >= 则包括更高的级别。`,
    'no-such-rule': (term: string) => `${term}：没有规则的名称含有此内容。`,
    'no-such-source': (term: string) => `${term}：没有来源的名称含有此内容。`,
    'no-such-type': (term: string) => `${term}：没有类型的名称含有此内容。`,
    'no-size': (term: string) => `${term}：请写大小，例如 300、10k 或 1.5M。`,
    'no-status': (term: string) => `${term}：请写状态，例如 304。`,
    'too-long': (term: string) => `${term}：太长。`,
    'not-a-pattern': (term: string) => `${term}：不是正则表达式。`,
    'pattern-unsupported': (term: string) => `${term}：不支持环视和反向引用。`,
    'pattern-too-large': (term: string) => `${term}：正则表达式太大。`,
  },
  types: {
    name: '类型',
    hint: (key: string) => `只显示此类型；按住 ${key} 点击则添加或去掉`,
    menu: (types: string) => `类型：${types}`,
    all: '全部',
    fetch: 'Fetch/XHR',
    document: '文档',
    stylesheet: 'CSS',
    script: 'JS',
    font: '字体',
    image: '图片',
    media: '媒体',
    manifest: '清单',
    socket: 'WS',
    wasm: 'Wasm',
    other: '其他',
  },
};

export const settings = {
  button: (key: string) => `设置（${key}）`,
  title: '设置',
  note: '设置已更改',
  notKept: '浏览器不允许此面板存储数据：设置只在面板关闭之前有效。',
  profile: {
    title: '模式',
    options: {
      rfc9110: { name: 'rfc9110', hint: '只要求 304 带上完整响应所带的字段。' },
      strict: { name: 'strict', hint: '要求每个 304 都带上全部六个字段。' },
    },
  },
  thresholds: {
    title: '阈值',
    names: {
      htmlLifetimeSeconds: '文档有效期上限',
      errorLifetimeSeconds: '错误有效期上限',
      longLifetimeSeconds: '长有效期下限',
      leastBytes: '内容大小下限',
      leastRevalidations: '重复 304 下限',
      clockSeconds: '时钟误差上限',
    },
    hints: {
      htmlLifetimeSeconds: '文档的有效期更长，用户就看不到更新。',
      errorLifetimeSeconds: '错误应答的有效期更长，会比错误本身留得更久。',
      longLifetimeSeconds: '有效期达到此值，URL 就应随内容变化。',
      leastBytes: '更小的内容不值得列为发现。',
      leastRevalidations: '同一资源的 304 达到此数才列为发现。',
      clockSeconds: '相差不超过此值的时间视为相同。',
    },
    units: { seconds: '秒', bytes: 'B', count: '次' },
    usual: (figure: string) => `默认 ${figure}`,
    same: (figure: string, usual: string) => `${figure}，默认 ${usual}`,
    wrong: '请输入不超过 2147483648 的整数',
  },
  rules: {
    title: '规则',
    search: '搜索规则',
    found: (found: string, of: string) => `${found} / ${of}`,
    none: (words: string) => `没有规则匹配“${words}”。`,
    own: (level: string) => `自带（${level}）`,
    off: '关闭',
    level: (rule: string) => `${rule} 的级别`,
  },
  ignored: {
    title: '忽略的 URL',
    url: 'URL 模式',
    urlHint: '一个 URL；* 代表任意字符。',
    rules: '规则，留空即全部',
    rulesHint: '在那里不检查的规则 ID，以逗号分隔；留空则不检查任何规则。',
    add: '添加',
    remove: (url: string) => `不再忽略 ${url}`,
    all: '全部规则',
    problems: {
      'no-url': '请输入 URL 或模式。',
      'too-long': '模式太长。',
      'too-many': '模式已达上限，请先移除一个。',
      'there-already': '已经忽略。',
      'no-such-rule': (rule: string) => `没有规则 ${rule}。`,
    },
  },
  file: {
    hint: '供命令使用的同样设置：将此文件放在运行命令的目录中。',
    copy: '复制为 not-modified.config.json',
    show: '显示内容',
    copied: '已复制。',
    notCopied: '无法复制：请选中下面的文字。',
  },
  reset: '恢复默认设置',
  differences: {
    line: (differences: string) => `设置：${differences}`,
    profile: (profile: string) => `模式 ${profile}`,
    levels: (list: string) => `更改的级别：${list}`,
    ignored: (list: string) => `忽略：${list}`,
    ignoredAt: (url: string, rules: string) => `${url}（${rules}）`,
    thresholds: (list: string) => `阈值：${list}`,
    threshold: (name: string, figure: string, usual: string) => `“${name}”${figure}（默认 ${usual}）`,
    more: (count: string) => `另有 ${count} 个`,
    separator: '；',
  },
};

export const open = {
  button: '打开 HAR 文件，也可以是压缩的（.har.gz），或将其拖放到这里',
  reading: (name: string) => `正在读取 ${name}`,
  entries: (count: string) => `${count} 个条目`,
  cancel: '取消',
  shown: (names: string) => `当前显示：${names}`,
  close: '返回记录',
};

export const announcements = {
  recording: '正在记录。',
  paused: '记录已停止。',
  cleared: '已清除。',
  opened: (names: string) => `当前显示：${names}。`,
  exported: (name: string) => `已保存为 ${name}。`,
  notExported: (reason: string) => `无法保存报告：${reason}`,
  urlCopied: 'URL 已复制。',
  resourcesCopied: (_count: number, shown: string) => `已复制 ${shown} 个资源。`,
  notCopied: '无法复制。',
  settingsReset: '设置已恢复为默认。',
  settingsCopied: '设置已复制。',
  settingsNotCopied: '无法复制设置。',
};

export const summary = {
  name: '摘要',
  transferred: '已传输',
  savedByRevalidation: '304 节省',
  savedByCache: '缓存节省',
  avoidable: '可避免',
  notModified: '304 响应',
  faulty: '有错的 304',
  hints: {
    transferred: '响应在网络上的字节数，包括响应头。',
    savedByRevalidation: '完整响应本来的字节数，减去 304 的字节数。',
    savedByCache: '由缓存回答的请求，若向源站请求本来需要的字节数。',
    avoidable: '有效期更长即可免去的 304，以及客户端已有内容的重复下载。',
    notModified: '确认了已存储副本的响应。',
    faulty: '有“必须”或“应当”级别发现的 304。',
  },
  filterBy: (kind: string) => `点击过滤：${kind}`,
  trips: (_count: number, shown: string) => `${shown} 次往返`,
  avoidableParts: (revalidations: string, wait: string, downloads: string) =>
    `${revalidations} 次重新验证，等待 ${wait}；${downloads} 次下载`,
  cacheInsight: (wasted: string, _count: number, resources: string) =>
    `不包含在内：Lighthouse 的 Cache insight 会视为浪费的量，${wasted}，涉及 ${resources} 个资源`,
  shown: (shown: string, of: string) => `显示 ${of} 个资源中的 ${shown} 个`,
  noneYet: '还没有 304。再访问一次页面，即可看到缓存向源站问了什么。',
  paused: '记录已停止。',
  skipped: (count: number) => `${count} 个条目无法读取`,
};

export const table = {
  name: '资源',
  columns: {
    name: { title: '资源', hint: '方法、名称和主机' },
    seen: {
      title: '请求',
      hint: '每个请求一个标记，最早的在左：实心 = 完整响应，空心 = 304，圆环 = 来自缓存，叉 = 失败，短线 = 其他',
    },
    host: { title: '主机', hint: '其来源的主机和端口' },
    type: { title: '类型', hint: '其用途' },
    last: { title: '最近', hint: '最近一次请求的结果' },
    policy: { title: '策略', hint: '私有缓存可以复用多久，或其 Cache-Control' },
    validator: { title: '验证器', hint: '缓存可以用来询问的：实体标签或日期' },
    transferred: { title: '已传输', hint: '其响应在网络上的字节数，包括响应头' },
    saved: { title: '节省', hint: '其 304 在网络上节省的字节数' },
    avoidable: { title: '可避免', hint: '有效期更长或有已存储的副本即可免去的响应字节数' },
    findings: { title: '发现', hint: '其“必须”或“应当”级别的发现' },
  },
  briefTitles: { findings: '!' },
  edge: (column: string) => `${column}的宽度`,
  edgeHint: '拖动或使用方向键；双击恢复通常宽度',
  columnsMenu: '列与分组',
  columnsTitle: '列',
  resetColumns: '恢复通常的列和宽度',
  groupBy: {
    title: '分组',
    none: '不分组',
    host: '按主机',
    type: '按类型',
    finding: '按发现',
  },
  group: {
    noHost: '没有主机',
    noFinding: '没有发现',
    size: (_count: number, shown: string) => `${shown} 个资源`,
  },
  rowMenu: '资源',
  copyUrl: (key: string) => `复制 URL（${key}）`,
  copyShown: {
    csv: '将显示的资源复制为 CSV，不含敏感信息',
    markdown: '将显示的资源复制为 Markdown 表格，不含敏感信息',
  },
  policy: {
    unknown: '未知',
    none: '无',
    noCache: 'no-cache：每次使用都要询问源站。',
    heuristic: (lifetime: string) => `≈ ${lifetime}`,
    cacheControl: (value: string) => `Cache-Control: ${value}`,
    noCacheControl: '没有 Cache-Control',
    lifetime: (personal: string, shared: string) => `有效期：私有缓存 ${personal}，共享缓存 ${shared}`,
    heuristicNote: '有效期为启发式推算：源站没有给出。',
    storable: (personal: boolean, shared: boolean) =>
      personal ? (shared ? '任何缓存都可以存储。' : '只有私有缓存可以存储。') : '任何缓存都不可存储。',
    unknownNote: '没有见到带有响应头字段的响应。',
  },
  validators: {
    strong: '强实体标签',
    weak: '弱实体标签',
    date: '日期',
    none: '无',
    unknown: '未知',
  },
  findings: (rules: string, faulty304s: number) =>
    faulty304s === 0 ? rules : `${rules}\n${faulty304s} 个有错的 304`,
  groupFindings: (count: string) => `${count} 个“必须”或“应当”级别的发现`,
};

export const details = {
  earlier: (count: string) => `显示更早的请求（${count} 个）`,
  name: (resource: string) => `${resource} 的详情`,
  back: '返回资源列表（Esc）',
  backShort: '返回',
  close: '关闭（Esc）',
  tabs: {
    check: '304 检查',
    exchanges: (count: string) => `请求 ${count}`,
    findings: (count: string) => `发现 ${count}`,
  },
  why: '原因',
  age: (age: string) => `年龄 ${age}`,
  lifetime: (lifetime: string) => `有效期 ${lifetime}`,
  notA304: (number: number, of: number, outcome: string) =>
    `第 ${number} 个请求（共 ${of} 个）不是 304，而是：${outcome}。请在请求中选择一个 304。`,
  no304: '此资源在本次记录中没有 304。',
};

export const empty = {
  ended: (reason: string) => `审计已停止：${reason || '未给出原因'}。录制内容仍在。`,
  startAgain: '重新开始',
  'capture-empty': '此捕获中没有 HTTP 交换。',
  'nothing-recorded': '还没有记录。重新加载页面即可记录其请求。',
  paused: (key: string) => `记录已停止，还没有任何记录。开始记录（${key}），然后重新加载页面。`,
  'no-match': (filter: string) => `没有资源匹配“${filter}”。`,
  noneOfTypes: '没有所选类型的资源。',
  noMatchOfTypes: (filter: string) => `所选类型中没有资源匹配“${filter}”。`,
  clearFilter: '清除过滤',
  lost: '记录器已断开：扩展被重新加载或更新。请关闭并重新打开开发者工具。已显示的内容仍可导出。',
};

export const preview = {
  choose: '选择一个 HAR 文件，或将其拖放到此页面',
  unreadable: (name: string, reason: string) => `无法显示 ${name}：${reason}`,
};
