import { describe, expect, it } from 'vitest'
import { DENIED, entryOf, startIssuer } from './support/given.ts'
import { configOf, LIST, OPERATOR, STOCK, startTokenServer } from './support/token-server.ts'

describe('the operator plane', () => {
  it('takes the tokens of issuers for operators, and no other; their subject is in the audit trail', async () => {
    const issuer = await startIssuer()
    const operators = entryOf(issuer, { audience: 'operators', plane: 'operator', resource: undefined })
    const { ask, holdline } = await startTokenServer([
      entryOf(issuer),
      JSON.parse(JSON.stringify(operators)),
      { issuer: issuer.issuer, audience: 'some', plane: 'operator', subjects: ['kim'] },
    ])
    const token = await issuer.token({ aud: 'operators', sub: 'kim@example.com' })
    expect(await ask(`Bearer ${token}`, STOCK)).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${OPERATOR}`, STOCK)).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${token}`, LIST)).toMatchObject({ status: 401, text: DENIED })
    const resource = await issuer.token({ sub: 'kim@example.com' })
    expect(await ask(`Bearer ${resource}`, STOCK)).toMatchObject({ status: 401, text: DENIED })
    const some = async (sub: string) =>
      (await ask(`Bearer ${await issuer.token({ aud: 'some', sub })}`, STOCK)).status
    expect([await some('kim'), await some('robin')]).toEqual([200, 401])
    const plain = await fetch(`${holdline.addresses.http}${STOCK}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(plain.status).toBe(401)

    for (const sub of ['', 'kim\n', '\u001b[31mkim', 'k\u00efm', 'k'.repeat(256), undefined]) {
      const odd = await issuer.token(JSON.parse(JSON.stringify({ aud: 'operators', sub: sub ?? null })))
      expect([sub, (await ask(`Bearer ${odd}`, STOCK)).status]).toEqual([sub, 401])
    }
    const withdrawn = await ask(`Bearer ${token}`, '/_holdline/stock/withdraw', {
      method: 'POST',
      body: JSON.stringify({ range: '+18885550100', reason: 'to be ported' }),
    })
    expect(withdrawn).toMatchObject({ status: 200 })
    const shown = await ask(`Bearer ${token}`, '/_holdline/numbers/%2B18885550100')
    expect(JSON.parse(shown.text)).toMatchObject({
      history: expect.arrayContaining([
        expect.objectContaining({
          author: { by: 'token kim@example.com', claimedName: null, reason: 'to be ported' },
        }),
      ]),
    })
  })

  it('takes tokens without an operator key too, under any host', async () => {
    const issuer = await startIssuer()
    const { ask } = await startTokenServer(
      [{ issuer: issuer.issuer, audience: 'operators', plane: 'operator' }],
      {
        config: {
          ...configOf([{ issuer: issuer.issuer, audience: 'operators', plane: 'operator' }]),
          operatorKeys: [],
        },
      },
    )
    const token = await issuer.token({ aud: 'operators' })
    expect(await ask(`Bearer ${token}`, STOCK, { host: 'numbers.example' })).toMatchObject({ status: 200 })
    expect(await ask(`Bearer ${OPERATOR}`, STOCK)).toMatchObject({ status: 401 })
  })
})
