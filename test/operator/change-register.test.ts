import { describe, expect, it, onTestFinished } from 'vitest'
import { openRegister } from '../../src/inventory/register/open-register.ts'
import { changeRegister, type RegisterChange } from '../../src/operator/change-register.ts'
import { fingerprintOf } from '../../src/resources/fingerprint-of.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { declare, keyNamed, registered } from '../inventory/register/given.ts'
import { BY_TEST } from '../support/by-test.ts'

const idNamed = (name: string) => fingerprintOf(Buffer.from(keyNamed(name), 'base64'))

async function given() {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const declared = declare({ resources: [{ name: 'own', accessKeys: [keyNamed('own')] }] })
  const register = await openRegister(store, declared, { warn() {} })
  return {
    store,
    change: (change: RegisterChange) => changeRegister({ register, store, author: BY_TEST.author }, change),
    names: () => register.directory.resources.map(({ name }) => name),
    register,
  }
}

describe('a change of the register', () => {
  it('is in force once it is answered, and ends when the entry is removed', async () => {
    const { change, names, register } = await given()
    const { version } = register.directory
    expect(await change({ put: [...registered('contoso'), ...registered('fabrikam')] })).toEqual({
      kind: 'changed',
      version: 1,
    })
    expect(names()).toEqual(['own', 'contoso', 'fabrikam'])
    expect(register.directory.version).not.toBe(version)
    await change({ remove: ['resource/contoso', `key/contoso/${idNamed('contoso')}`, 'resource/nobody'] })
    expect(names()).toEqual(['own', 'fabrikam'])
  })

  it.each([
    [
      { put: registered('own').slice(0, 1) },
      'resource/own',
      'holdline.json declares resource/own: change it there.',
    ],
    [{ remove: ['resource/own'] }, 'resource/own', 'holdline.json declares resource/own: change it there.'],
    [{ put: registered('b').slice(1) }, `key/b/${idNamed('b')}`, 'There is no resource "b" in the register.'],
    [{ put: registered('b', keyNamed('own')) }, 'resource/b', expect.stringContaining('share an access key')],
  ] satisfies [RegisterChange, string, unknown][])(
    '%o is refused, and nothing of it is done',
    async (change, entry, reason) => {
      const { store, ...given_ } = await given()
      const { put = [], ...rest }: RegisterChange = change
      const answer = await given_.change({ ...rest, put: [...registered('a'), ...put] })
      expect(answer).toEqual({ kind: 'refused', entry, reason })
      expect(await store.register()).toMatchObject({ version: 0 })
    },
  )

  it('is refused where it would put another entry out of force', async () => {
    const { change, names } = await given()
    await change({ put: registered('contoso') })
    // The entry comes before the present one by its name, and would win.
    const answer = await change({ put: registered('adatum', keyNamed('contoso')) })
    expect(answer).toMatchObject({ kind: 'refused', entry: 'resource/contoso' })
    expect(names()).toEqual(['own', 'contoso'])
  })
})
