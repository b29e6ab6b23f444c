import { palette, verdictColours } from '../charts/palette.js';
import { verdicts } from '../verdict.rules.js';

const badges = verdicts
  .map((verdict) => `.${verdict}{color:${verdictColours[verdict].ink};background:${verdictColours[verdict].back}}`)
  .join('\n');

/** The style of the readable report, on screen and on paper; nothing else is loaded. */
export const reportStyle = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:${palette.ink};background:#fff}
body{margin:0 auto;max-width:60rem;padding:2.5rem 1.5rem 4rem}
h1{font-size:2rem;line-height:1.2;font-weight:600;margin:0 0 .25rem}
h2{font-size:1.45rem;line-height:1.25;font-weight:600;margin:0}
h3{font-size:1.05rem;font-weight:600;margin:2rem 0 .4rem}
p{margin:.4rem 0;max-width:46rem}
a{color:${palette.bar}}
.soft{color:${palette.soft}}
.small{font-size:.875rem}
.who{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;margin:1.25rem 0}
.who dt{color:${palette.soft}}
.who dd{margin:0}
.caution{border-left:4px solid ${verdictColours['at-risk'].ink};background:${verdictColours['at-risk'].back};padding:.7rem 1rem;margin:.75rem 0}
.caution p{margin:.1rem 0 0}
section{border-top:2px solid ${palette.ink};margin-top:3.5rem;padding-top:1rem}
.head{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}
.badge{display:inline-block;white-space:nowrap;border-radius:4px;padding:.1rem .65rem;font-size:.875rem;font-weight:600}
${badges}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4;margin:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid ${palette.rule}}
th{font-weight:600;color:${palette.soft}}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td:last-child,th:last-child{padding-right:0}
@media not screen and (max-width:40rem){td.n+td:not(.n),th.n+th:not(.n){padding-left:.6rem}}
.wide{overflow-x:auto}
figure{margin:1.5rem 0}
figcaption{font-weight:600;margin-bottom:.4rem}
figure svg{display:block;width:100%;height:auto;max-width:46rem}
ul{margin:.4rem 0;padding-left:1.2rem;max-width:46rem}
li{margin:.15rem 0}
code{font:.85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
footer{margin-top:4rem;border-top:1px solid ${palette.rule};padding-top:1rem}
:focus-visible{outline:3px solid ${palette.bar};outline-offset:2px}
@media screen and (max-width:40rem){
td:not(.n){min-width:9rem}
.stacked thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.stacked tr{display:block;padding:.6rem 0;border-bottom:1px solid ${palette.rule}}
.stacked td{display:block;min-width:0;border:0;padding:.1rem 0;text-align:left}
.stacked td.n:first-child{display:none}
.stacked td:first-child,.stacked td.n:first-child+td{font-weight:600}
.stacked td[data-label]::before{content:attr(data-label) ": ";color:${palette.soft}}
figure{overflow-x:auto}
figure svg{min-width:34rem}
}
@media print{
@page{size:A4;margin:18mm 16mm}
html{font-size:11px}
body{max-width:none;padding:0}
section{break-before:page;margin-top:0}
figure,tr,.caution{break-inside:avoid}
h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
}
`;
