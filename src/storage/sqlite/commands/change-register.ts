import type { ChangeRegisterAnswer, ChangeRegisterCommand } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeRegister(
  { register }: Tables,
  { version, documents }: ChangeRegisterCommand,
): ChangeRegisterAnswer {
  if (version !== register.version()) return { kind: 'outdated' }
  for (const [name, document] of documents) register.put(name, document, version + 1)
  return { kind: 'changed', version: register.version() }
}
