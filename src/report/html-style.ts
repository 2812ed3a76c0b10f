/** The whole style of the HTML report; its Content-Security-Policy allows this text and no other. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1f1f1f; --quiet: #5a5f64; --line: #d5d8dc; --band: #f4f5f7;
  --good: #146c2e; --fault: #b3261e; --warn: #8a5300; --link: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #1f2023; --text: #e3e3e6; --quiet: #a6abb1; --line: #3f4347; --band: #292b2f;
    --good: #81c995; --fault: #ff8f86; --warn: #f5c26b; --link: #a8c7fa;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 24px 20px 48px; max-width: 1240px; background: var(--page); color: var(--text);
  font: 13px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  text-size-adjust: 100%;
}
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; font-weight: 600; }
h2 { margin: 36px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--line); font-size: 16px; font-weight: 600; }
h3 { margin: 20px 0 4px; font-size: 13px; font-weight: 600; }
p { margin: 4px 0; max-width: 88ch; }
ul { margin: 4px 0; padding-left: 20px; }
li { margin: 2px 0; }
a { color: var(--link); }
code, .value, .address { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12px; }
.value, .address, .evidence, .settings { overflow-wrap: anywhere; unicode-bidi: isolate; }
.quiet { color: var(--quiet); }
.line { display: block; }
mark { background: none; color: inherit; text-decoration: underline; }
.differs { white-space: nowrap; color: var(--quiet); }
.differs .icon { margin-right: 2px; vertical-align: -2px; }
.icon { flex: none; align-self: center; margin-right: 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--line); vertical-align: bottom; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--link); }
.summary { display: grid; grid-template-columns: max-content max-content 1fr; gap: 2px 20px; margin: 8px 0; }
.summary dt { color: var(--quiet); }
.summary dd { margin: 0; }
.summary .figure { font-weight: 600; font-variant-numeric: tabular-nums; }
.resources td:first-child { width: 34%; min-width: 240px; }
.resources .policy { min-width: 130px; }
.resources .short { white-space: nowrap; }
.resources thead th { white-space: nowrap; }
.resources thead .number { white-space: normal; }
.resources th:last-child, .resources td:last-child { padding-right: 2px; }
.level { margin-right: 8px; font-weight: 600; }
.level-must, .fault { color: var(--fault); }
.level-should { color: var(--warn); }
.level-advice, .level-info { color: var(--quiet); }
.group { margin: 16px 0 0; break-inside: avoid-page; }
.group > h3 { margin-top: 0; }
.group h3 code { margin-left: 8px; color: var(--quiet); font-weight: 400; }
.places { margin: 4px 0; padding-left: 20px; }
.evidence { color: var(--quiet); }
summary { cursor: pointer; color: var(--quiet); }
.check { margin: 12px 0 20px; overflow-x: auto; break-inside: avoid; }
.check-head { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding: 4px 8px; background: var(--band); }
.check-head h3 { margin: 0; }
.check-saved { margin-left: auto; font-variant-numeric: tabular-nums; }
.check-saved.fault { color: var(--fault); }
.check-table th, .check-table td { padding-left: 8px; }
.check-table th:first-child { width: 130px; white-space: nowrap; }
.check-table th:nth-child(2), .check-table th:nth-child(3) { width: 30%; }
.verdict .spec { margin-left: 18px; white-space: nowrap; }
.verdict-word { display: inline-flex; align-items: baseline; white-space: nowrap; }
.verdict-present .verdict-word { color: var(--good); }
.verdict-missing .verdict-word { color: var(--fault); }
.verdict-attention .verdict-word { color: var(--warn); }
.verdict-not-sent-by-origin .verdict-word, .verdict-unknown .verdict-word { color: var(--quiet); }
.note { color: var(--quiet); padding: 0 8px; }
footer { margin-top: 40px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--quiet); }
@media (max-width: 640px) {
  .summary { grid-template-columns: max-content 1fr; }
  .summary .details { grid-column: 1 / -1; margin: -2px 0 6px; }
}
@media print {
  :root {
    --page: #ffffff; --text: #000000; --quiet: #444444; --line: #bbbbbb; --band: #f2f2f2;
    --good: #0b5423; --fault: #8c1d18; --warn: #6b4100; --link: #000000;
  }
  @page { margin: 14mm; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  .scroll, .check { overflow: visible; }
  thead { display: table-header-group; }
  tr, h2, h3 { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; }
}
`;

/** SHA-256 of `STYLE` in base64, as a Content-Security-Policy names it. */
export const STYLE_HASH = 'sha256-NvxJlVQzF9h0YHGTKfXYokF3wbluQ5YR3yHmvcFP9j4=';
