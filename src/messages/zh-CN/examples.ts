/** 各命令的示例用途，随帮助一起显示。 */
export const title = '示例：';

export const audit = {
  site: '在真实的浏览器中访问，第一次时缓存为空。',
  baseline: '只计入该文件（由 --update-baseline 生成）之后的新发现。',
  one: '终端摘要。',
  several: '多个捕获合并审查；引号中的模式由命令自己展开。',
  html: '一个可以转交的网页，不含脚本，也不需要网络。',
  json: '全部结果，供程序读取。',
};

export const compare = {
  two: '一次网站修改使哪些变好或变差。',
  report: '与用 --format json 写出的报告比较；有任何变差之处时状态为 1。',
  markdown: '用于议题或合并请求。',
};

export const rules = {
  all: '列出每条规则及其级别和章节。',
  some: '关于实体标签、违反标准中“必须”的规则。',
  json: '同样的内容供程序读取，附原因和做法。',
};

export const explain = {
  one: '规则的要求、原因、做法，以及违反它的流量。',
  chinese: '同样的内容，中文。',
};

export const completion = {
  bash: '对装有 bash-completion 的每个新 bash 有效；也可在 ~/.bashrc 中用 source 载入该文件。',
  zsh: '对每个新 zsh 有效，需在 compinit 之前把 ~/.zfunc 加入 fpath。',
  fish: '对每个新 fish 有效。',
};
