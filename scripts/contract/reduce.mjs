// node scripts/contract/reduce.mjs DOCUMENTS RECORDINGS: reduces the published contract to its facts, by hand.
import { register } from 'node:module'

const [documents, recordings, ...more] = process.argv.slice(2)
if (documents === undefined || recordings === undefined || more.length > 0) {
  console.error(
    'Give two paths: node scripts/contract/reduce.mjs <folder of the documents> <recordings file>',
  )
  process.exit(2)
}
register('../../test/support/typescript-hooks.mjs', import.meta.url)
const { reduce } = await import('./reduce.ts')
reduce(documents, recordings)
