import { SeedDocument } from './seed-document.ts'

/** The JSON schema of a seed, for editors: https://json-schema.org/draft/2020-12 */
export function seedSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A seed of Holdline',
    ...SeedDocument,
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}
