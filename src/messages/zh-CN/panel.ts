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
};

export const exports = {
  button: '导出',
  all: (resources: string) => `全部资源：${resources} 个`,
  some: (shown: string, all: string) => `显示的资源：${all} 个中的 ${shown} 个`,
  masked: '像机密的内容会被遮盖。',
  unmasked: '不做遮盖：URL 和头部行可能含有机密。',
  withSecrets: '包含机密',
  formats: {
    json: 'JSON',
    csv: 'CSV',
    html: 'HTML 页面',
    markdown: 'Markdown',
    har: '带发现的 HAR',
  },
  hints: {
    json: '报告数据',
    csv: '请求表格',
    html: '无需网络的单页报告',
    markdown: '用于 issue 或合并请求的报告',
    har: '记录下来的请求，不含正文',
  },
  dismiss: '隐藏此行',
};

export const filter = {
  name: '过滤',
  help: (key: string) =>
    [
      `过滤（${key}）。显示在 URL、方法、类型、状态、来源、规则、Cache-Control 或验证器中含有每个词的资源。`,
      '/正则表达式/ 在 URL 中查找，"两个 词" 按原样查找。',
      'key:value 可以问得更细，按向下箭头列出全部键。词前加 - 表示相反。',
      '导出包含显示的内容。',
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
  language: { title: '语言', browser: '跟随浏览器' },
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

export const compare = {
  button: '与其他记录比较…',
  hint: '选择要比较的记录，或按住 Shift 将其拖放到这里',
  with: (names: string) => `正与 ${names} 比较`,
  show: '比较结果',
  end: '结束比较',
  title: '比较',
  hide: '关闭比较（Esc）',
  recording: '当前记录',
  before: (name: string) => `之前：${name}。`,
  after: (name: string) => `之后：${name}。`,
  swap: '交换前后',
  renew: '有新内容，重新比较',
};

export const announcements = {
  recording: '正在记录。',
  paused: '记录已停止。',
  cleared: '已清除。',
  opened: (names: string) => `当前显示：${names}。`,
  exported: (name: string) => `已保存为 ${name}。`,
  notExported: (reason: string) => `无法保存报告：${reason}`,
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

export const overview = {
  button: '概览',
  close: '关闭概览（Esc）',
  bar: {
    name: '全部回答的字节数，按没有缓存计',
    part: (label: string, size: string, share: string) => `${label} ${size}，${share}`,
    partUnknown: (label: string) => `${label}：未知`,
    unknown: (_count: number, shown: string) => `另有 ${shown} 个大小未知；斜纹部分不按比例`,
    avoidable: '其中可避免',
  },
  revisits: {
    title: '再次访问',
    about: '假定内容不变，每个资源加载一次。',
    columns: { after: '间隔', policy: '策略', bytes: '字节', requests: '请求' },
    after: {
      PT0S: '立即',
      PT1H: '1 小时',
      P1D: '1 天',
      P1W: '1 周',
      P1M: '1 个月',
    } as Record<string, string>,
    now: '现在',
    recommended: '按建议',
    cold: (requests: string, size: string) => `缓存为空时：${requests}，${size}。`,
    unknown: (_count: number, shown: string) => `最多有 ${shown} 个请求的字节数未知，未计入字节条。`,
    range: '细线表示估计的范围。',
    same: '建议的策略在这里没有带来变化。',
    none: '没有见到带响应头的响应，因此无法得知以后的访问。',
  },
  changes: {
    renew: '此后又录制了新内容。更新列表',
    title: '首先更改什么',
    about: '其中两项可能节省相同的字节，不要相加。',
    none: '没有发现需要更改的地方。',
    send: '发送 Cache-Control:',
    sendTag: '以及 ETag',
    tagOnly: '发送 ETag',
    types: {
      document: (_count: number, shown: string) => `${shown} 个文档`,
      stylesheet: (_count: number, shown: string) => `${shown} 个样式表`,
      script: (_count: number, shown: string) => `${shown} 个脚本`,
      image: (_count: number, shown: string) => `${shown} 个图片`,
      font: (_count: number, shown: string) => `${shown} 个字体`,
      media: (_count: number, shown: string) => `${shown} 个媒体文件`,
      fetch: (_count: number, shown: string) => `${shown} 个 fetch`,
      manifest: (_count: number, shown: string) => `${shown} 个清单`,
      other: (_count: number, shown: string) => `${shown} 个其他资源`,
    },
    resources: (_count: number, shown: string) => `${shown} 个资源`,
    more: (shown: string) => `还有 ${shown} 个`,
    saves: (size: string, trips: string) => `节省 ${size} · ${trips}`,
    cost: (size: string, trips: string) => `花费 ${size} · ${trips}`,
    trips: (count: number, shown: string) => (count === 0 ? '往返次数不变' : `${shown} 次往返`),
    requests: (_count: number, shown: string) => `${shown} 个请求`,
    visit: {
      PT0S: '下一次访问时',
      PT1H: '一小时后再次访问时',
      P1D: '一天后再次访问时',
      P1W: '一周后再次访问时',
      P1M: '一个月后再次访问时',
    } as Record<string, string>,
    recorded: '在此次记录中',
    noFigure: '收益未知',
    noFigureHint: '此次记录没有显示这能节省多少。',
    open: (name: string) => `查看 ${name}`,
    others: (_count: number, shown: string) => `${shown} 项收益未知的更改`,
    lesser: (_count: number, shown: string) => `${shown} 项收益较小的更改`,
  },
};

export const table = {
  name: '资源',
  columns: {
    name: { title: '资源', hint: '方法、名称和主机' },
    seen: {
      title: '请求',
      hint: '每个请求一个标记，最早的在左：实心 = 完整响应，空心 = 304，圆环 = 来自缓存，叉 = 失败，短线 = 其他',
    },
    last: { title: '最近', hint: '最近一次请求的结果' },
    policy: { title: '策略', hint: '私有缓存可以复用多久，或其 Cache-Control' },
    validator: { title: '验证器', hint: '缓存可以用来询问的：实体标签或日期' },
    transferred: { title: '已传输', hint: '其响应在网络上的字节数，包括响应头' },
    saved: { title: '节省', hint: '其 304 在网络上节省的字节数' },
    faults: { title: '错误', hint: '有“必须”或“应当”级别发现的 304' },
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
  faults: (count: number) => `${count} 个有错的 304`,
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

export const pageAudit = {
  title: '对此页面的三次访问',
  figure: '指标',
  visits: { first: '首次访问', second: '再次访问', reload: '重新加载' },
  how: {
    first: '绕过所有缓存，如同按住 Shift 重新加载',
    second: '如同经由链接打开，使用首次访问留在缓存中的内容',
    reload: '如同点击重新加载按钮',
  },
  rows: {
    requests: '由源站应答',
    revalidations: '其中 304',
    hits: '由缓存应答',
    others: '失败或未知',
    transferred: '已传输',
    saved: '304 与缓存节省',
    wait: '等待首字节合计',
  },
  progress: (step: number, of: number, visit: string, requests: string) =>
    `第 ${step} 步，共 ${of} 步，${visit}：${requests}`,
  cacheDisabled:
    '再次访问要求所有缓存不参与，如同在 DevTools 中启用了“停用缓存”。这次访问看不出缓存的作用：请关闭该选项后重新审计。',
  ended: {
    cancelled: '审计已停止。此前记录的内容会保留。',
    'no-page':
      '只能审计通过 HTTP 打开且会应答 DevTools 的页面。请打开这样的页面；如果其脚本已暂停，请让它继续运行。',
    'not-loaded':
      '审计已结束：页面应再次加载，但 30 秒内没有加载。页面可能请求保持打开，或者服务器没有应答。',
    left: '审计已结束：页面转到了另一个页面。请审计最终到达的页面。',
    restless: '审计已结束：页面在 30 秒内没有静止下来。它一直在发出请求，因此访问没有终点。',
  },
};
