/** The style of all pages. Long words break and wide tables become lists, so that no page is wider than a phone. */
export const STYLE = `
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff;overflow-wrap:anywhere}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin:2.5rem 0 .3rem;font-size:1.05rem}h4{margin:1rem 0 .3rem}
code,pre{font-family:ui-monospace,monospace;font-size:.92em}
pre{white-space:pre-wrap;background:#f3f3f6;border-radius:.3rem;padding:.6rem .8rem;margin:.5rem 0}pre code{font-size:1em}
table{border-collapse:collapse;width:100%}
td{border-top:1px solid #ddd;padding:.25rem .6rem .25rem 0;vertical-align:top}td:first-child{width:16rem}
ul{padding-left:1.2rem}a{color:#0b57d0}nav a{margin-right:1rem}
@media(max-width:40rem){body{margin:1rem auto}td,td:first-child{display:block;width:auto}td+td{border-top:0;padding-top:0}}
@media(prefers-color-scheme:dark){body{color:#e4e4e8;background:#17171a}a{color:#9cc1ff}td,h2{border-color:#444}pre{background:#232328}}
`
