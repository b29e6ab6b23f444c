/** The style of all pages. It stands in each page and the policy names its hash, so nothing is loaded and nothing else applies. */
export const style = `
:root{color-scheme:light dark;--text:#1b2430;--soft:#4a5563;--back:#f4f6f9;--card:#fff;--line:#c3cbd6;--edge:#6b7685;
--link:#0b57a4;--button:#0b4f96;--on-button:#fff;--bad:#a3120f;--bad-back:#fdf1f0;--good:#12633a;--good-back:#edf8f1;--focus:#0b57a4}
@media (prefers-color-scheme:dark){:root{--text:#e8ecf2;--soft:#aeb9c7;--back:#12171e;--card:#1a212b;--line:#36414f;--edge:#8592a3;
--link:#8cc1ff;--button:#8cc1ff;--on-button:#0b1622;--bad:#ff9d95;--bad-back:#2c1a1b;--good:#86dcaa;--good-back:#16281f;--focus:#8cc1ff}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:var(--text);background:var(--back)}
body{margin:0;overflow-wrap:anywhere}
.wide{max-width:44rem;margin:0 auto;padding:0 1rem}
header{border-bottom:1px solid var(--line);background:var(--card)}
header .wide{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;padding-block:.8rem}
header strong{font-weight:650}
nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0;padding:0;list-style:none}
nav [aria-current]{color:inherit;text-decoration:none;font-weight:650}
main.wide{padding-block:1.25rem 2.5rem}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
footer .wide{padding-block:1rem 2rem}
footer p{margin:.2rem 0}
h1{font-size:clamp(1.5rem,5vw,2rem);line-height:1.25;margin:.5rem 0 .75rem}
h2,legend{font-size:1.2rem;line-height:1.3;font-weight:650}
h2{margin:0 0 .5rem}
p{margin:.5rem 0}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem;z-index:1}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
fieldset,.card{margin:0 0 1rem;padding:1.1rem 1.25rem 1.25rem;border:1px solid var(--line);border-radius:8px;background:var(--card);min-width:0}
legend{float:left;width:100%;padding:0;margin:0 0 .25rem}
legend+*{clear:both}
.field{margin-top:1rem}
legend+.field{margin-top:.5rem}
label{display:block;font-weight:600}
.hint{margin:.1rem 0 .35rem;color:var(--soft);font-size:.95rem}
.optional{font-weight:400;color:var(--soft)}
input,textarea,select{font:inherit;color:inherit;background:var(--card)}
input:not([type=checkbox]):not([type=hidden]),textarea,select{display:block;width:100%;margin-top:.25rem;padding:.55rem .65rem;border:1px solid var(--edge);border-radius:5px;min-height:2.75rem}
textarea{resize:vertical}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:0 1.25rem;align-items:start}
.tick{display:grid;grid-template-columns:1.5rem 1fr;gap:0 .7rem;align-items:start}
.tick input{width:1.5rem;height:1.5rem;margin:.05rem 0 0;accent-color:var(--button)}
.tick>:not(input){grid-column:2}
.wrong{border-left:4px solid var(--bad);padding-left:.8rem}
.fault{margin:.2rem 0 .3rem;color:var(--bad);font-weight:600}
.wrong input:not([type=checkbox]),.wrong textarea,.wrong select{border-color:var(--bad);border-width:2px}
.card.bad{border:2px solid var(--bad);background:var(--bad-back)}
.card.bad a{color:var(--bad)}
.card.good{border:2px solid var(--good);background:var(--good-back)}
.card>:first-child{margin-top:0}
.card>:last-child,.tick>:last-child{margin-bottom:0}
.card .card,form>fieldset:first-of-type,form>button,.card form>p{margin-top:1rem}
.card form>p{margin-bottom:0}
.card ul{margin:.4rem 0 0;padding-left:1.2rem}
button{font:inherit;font-weight:650;color:var(--on-button);background:var(--button);border:1px solid var(--button);border-radius:6px;padding:.7rem 1.5rem;min-height:3rem;cursor:pointer}
button:hover{filter:brightness(1.12)}
dl{margin:0 0 .75rem;display:grid;grid-template-columns:minmax(min-content,11rem) 1fr;gap:.35rem 1rem}
dt{color:var(--soft);hyphens:auto}
dd{margin:0}
code,.location{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.95em}
.state{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:.05rem .7rem;font-size:.9rem;font-weight:600}
.state.decided{color:var(--good)}
.items{list-style:none;margin:0;padding:0}
.items>li{padding:.9rem 0;border-top:1px solid var(--line)}
.items>li:first-child{border-top:0;padding-top:.2rem}
.items>li:last-child{padding-bottom:0}
.items p{margin:.3rem 0}
summary{cursor:pointer;font-weight:600;color:var(--link)}
@media (max-width:30rem){fieldset,.card{padding:.9rem .9rem 1.1rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}button{width:100%}}
@media print{header nav,form,.skip{display:none}}
@media (forced-colors:active){.wrong{border-left-color:Mark}}
`;
