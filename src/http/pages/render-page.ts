import { type Html, html } from './html.ts'
import { STYLE } from './style.ts'

/** A whole page, which loads nothing. */
export function renderPage(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
${content}</body>
</html>
`.html
}
