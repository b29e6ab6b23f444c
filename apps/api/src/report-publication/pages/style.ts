/** The style of the public pages of reports, after the style of all pages: wide tables that can be read without a script. */
export const reportStyle = `
.wide{max-width:72rem}
.lead{font-size:1.1rem;color:var(--soft);max-width:46rem;margin-bottom:1.25rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem;margin:1rem 0 1.5rem;padding:0;list-style:none}
.tiles li{border:1px solid var(--line);border-radius:8px;background:var(--card);padding:.8rem 1rem}
.tiles strong{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.92rem}
.period{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;align-items:baseline}
.card .files{display:flex;flex-wrap:wrap;gap:.4rem .6rem;margin:.8rem 0;padding:0;list-style:none}
.files a{display:inline-block;border:1px solid var(--edge);border-radius:6px;padding:.3rem .8rem;text-decoration:none}
.files a:hover,.files a:focus-visible{text-decoration:underline}
.files .main a{background:var(--button);border-color:var(--button);color:var(--on-button);font-weight:650}
.card .versions{list-style:none;margin:.8rem 0 0;padding:.6rem 0 0;border-top:1px solid var(--line)}
.versions li{padding:.25rem 0}
.note{border-left:4px solid var(--edge);padding:.2rem 0 .2rem .9rem;margin:1rem 0}
.note.corrected{border-left-color:var(--bad)}
.toc{columns:18rem;margin:.5rem 0 0;padding-left:1.3rem}
details.sheet{border:1px solid var(--line);border-radius:8px;background:var(--card);margin:0 0 .75rem;padding:0 1.25rem}
details.sheet>summary{padding:.9rem 0;font-size:1.1rem}
details.sheet>summary small{color:var(--soft);font-weight:400;margin-left:.5rem}
details.sheet>:last-child{margin-bottom:1.25rem}
.scroll+details,summary+.scroll{margin-top:.75rem}
.scroll{overflow:auto;max-height:75vh;border:1px solid var(--line);border-radius:6px}
table{border-collapse:separate;border-spacing:0;font-size:.9rem;width:100%}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;background:var(--card)}
tbody tr:last-child>*{border-bottom:0}
thead th{font-weight:600;font-size:.82rem;line-height:1.3;background:var(--back);min-width:7rem}
th:first-child{min-width:14rem;max-width:20rem}
.scroll thead th{position:sticky;top:0;z-index:1}
.scroll th:first-child{position:sticky;left:0}
.scroll thead th:first-child{z-index:2}
tbody th{font-weight:400}
tr.total>*{font-weight:700}
tr.group>*{font-weight:600;border-top:1px solid var(--edge)}
tr.total>td:not(.number),tr.group>td:not(.number){font-weight:400}
tr.part>th{padding-left:1.6rem}
td.number,thead th.number{text-align:right}
td.number{font-variant-numeric:tabular-nums;white-space:nowrap}
td.zero{color:var(--soft)}
td.words{white-space:pre-line;min-width:18rem}
th small{display:block;color:var(--soft);font-weight:400;font-size:.75rem;overflow-wrap:anywhere}
mark{background:#ffe98a;color:#1b2430;padding:0 .2rem;border-radius:3px}
.method{font-size:.9rem;color:var(--soft);padding-left:1.2rem}
.method b{font-weight:600}
.hash{font-size:.8rem}
@media (max-width:40rem){
.scroll tbody th:first-child{position:static}.scroll thead th:first-child{left:auto}th:first-child{min-width:10rem}
.changes thead{display:none}.changes tr,.changes tr>*{display:block;max-width:none}.changes tr>*{border:0;padding:.2rem .6rem}
.changes tr{border-bottom:1px solid var(--line);padding:.4rem 0}.changes td::before{content:attr(data-label) ": ";color:var(--soft)}
td.words{min-width:12rem}.tiles{grid-template-columns:1fr 1fr;gap:.5rem}.tiles li{padding:.6rem .7rem}.tiles strong{font-size:1.4rem}
}
@media print{.scroll{overflow:visible;max-height:none}.scroll thead th,.scroll th:first-child{position:static}}
`;
