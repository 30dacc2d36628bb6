import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { DIST, ROOT } from './paths.mjs'
import { thirdPartyNotices } from './third-party-notices.mjs'

/**
 * Makes dist/console/: the web console, each of its files also compressed, since the server compresses nothing itself.
 *
 * @param scratch a folder for what is not finished, with a slash at the end
 */
export async function makeConsole(scratch) {
  // Vite is loaded only here, since the other parts need it not.
  const { build } = await import('vite')
  const made = `${scratch}console/`
  const { output } = await build({
    root: `${ROOT}console`,
    logLevel: 'warn',
    build: { outDir: made, emptyOutDir: true },
  })
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
  const inputs = modules.filter((id) => id.startsWith(ROOT)).map((id) => id.slice(ROOT.length))
  const notices = thirdPartyNotices(inputs)
  for (const name of readdirSync(made)) {
    if (name === 'index.html') continue
    const contents = readFileSync(made + name)
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    writeFileSync(`${made}${name}.br`, brotliCompressSync(contents, { params: quality }))
    writeFileSync(`${made}${name}.gz`, gzipSync(contents, { level: constants.Z_BEST_COMPRESSION }))
  }
  writeFileSync(`${made}THIRD-PARTY-NOTICES.txt`, notices)
  replaceFolder(made, `${DIST}console/`)
}

/** A server that runs loses no file which its page names: the earlier files stay until the new page is there. */
function replaceFolder(from, to) {
  mkdirSync(to, { recursive: true })
  const earlier = readdirSync(to)
  const names = readdirSync(from)
  for (const name of [...names.filter((each) => each !== 'index.html'), 'index.html'])
    renameSync(from + name, to + name)
  for (const name of earlier) if (!names.includes(name)) rmSync(to + name)
}
