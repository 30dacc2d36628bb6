import { type ChangeRegisterAnswer, type ChangeRegisterCommand, isWithin } from '../../port/register-store.ts'
import type { Tables } from '../tables/index.ts'

export function changeRegister(
  { register, registerHistory, clock }: Tables,
  { version, span = {}, documents, author, changes }: ChangeRegisterCommand,
): ChangeRegisterAnswer {
  const at = clock.now()
  if (version !== register.version() || !isWithin(span, at)) return { kind: 'outdated' }
  for (const [name, document] of documents) register.put(name, document, version + 1)
  if (documents.size > 0) registerHistory.append({ version: version + 1, at, author, changes })
  return { kind: 'changed', version: register.version() }
}
