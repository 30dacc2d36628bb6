import type { Number as OwnNumber } from '../../../../generated/own.d.ts'
import type { Clients } from '../../../api/create-clients.ts'

/** What the operator wrote for a change of a number. */
export interface NumberWish {
  /** Empty if none was given. */
  readonly reason: string
  /** In ISO 8601; absent if none was given. */
  readonly until?: string | undefined
  /** The resource that gets the number; empty if none was picked. */
  readonly resource: string
}

/** Something that the operator can do with a number. */
export interface NumberAction {
  /** The words on the button that asks for it. */
  readonly title: string
  /** The word on the button that does it. */
  readonly action: string
  readonly done: string
  /** What it means, in plain words. */
  readonly about: string
  readonly asks?: 'until' | 'resource'
  /** Whether it may be left out what is asked for. */
  readonly isOptional?: boolean
  readonly fits: (number: Pick<OwnNumber, 'state' | 'isProtected'>) => boolean
  readonly change: (clients: Clients, phoneNumber: string, wish: NumberWish) => Promise<unknown>
}

const isIn =
  (...states: readonly OwnNumber['state'][]) =>
  ({ state }: Pick<OwnNumber, 'state'>) =>
    states.includes(state)

const pathOf = (phoneNumber: string) => ({ path: { phoneNumber } })

const reasonOf = ({ reason }: NumberWish) => (reason.trim() === '' ? {} : { reason: reason.trim() })

/** An order that needs no more than a reason. */
const order =
  (
    path: `/_holdline/numbers/{phoneNumber}/${'release' | 'restore' | 'protect' | 'unprotect' | 'port-out'}`,
  ) =>
  ({ own }: Clients, phoneNumber: string, wish: NumberWish) =>
    own.POST(path, { params: pathOf(phoneNumber), body: reasonOf(wish) })

/** What the operator can do with a number, in the order of the buttons. */
export const NUMBER_ACTIONS: readonly NumberAction[] = [
  {
    title: 'Assign to a resource',
    action: 'Assign',
    done: 'Assigned',
    about:
      'The resource owns the number at once, without a purchase, on the terms of the offering that sells such numbers.',
    asks: 'resource',
    fits: isIn('free', 'untouched', 'withdrawn'),
    change: ({ own }, phoneNumber, wish) =>
      own.POST('/_holdline/numbers/{phoneNumber}/assign', {
        params: pathOf(phoneNumber),
        body: { resource: wish.resource, ...reasonOf(wish) },
      }),
  },
  {
    title: 'Move to another resource',
    action: 'Move',
    done: 'Moved',
    about: 'The other resource owns the number at once, on the same terms. The present owner loses it.',
    asks: 'resource',
    fits: isIn('owned'),
    change: ({ own }, phoneNumber, wish) =>
      own.POST('/_holdline/numbers/{phoneNumber}/transfer', {
        params: pathOf(phoneNumber),
        body: { to: wish.resource, ...reasonOf(wish) },
      }),
  },
  {
    title: 'Release it',
    action: 'Release',
    done: 'Released',
    about:
      'The owner loses the number at once, and its calls and messages end. It rests, and then anybody can buy it. While it rests you can give it back.',
    fits: ({ state, isProtected }) => state === 'owned' && !isProtected,
    change: order('/_holdline/numbers/{phoneNumber}/release'),
  },
  {
    title: 'Protect it',
    action: 'Protect',
    done: 'Protected',
    about: 'Nobody can release the number or port it out, its owner neither, until you end the protection.',
    fits: ({ state, isProtected }) => state === 'owned' && !isProtected,
    change: order('/_holdline/numbers/{phoneNumber}/protect'),
  },
  {
    title: 'End the protection',
    action: 'End it',
    done: 'Not protected any more',
    about: 'The owner can release the number again, and it can be ported out.',
    fits: ({ state, isProtected }) => state === 'owned' && isProtected,
    change: order('/_holdline/numbers/{phoneNumber}/unprotect'),
  },
  {
    title: 'Take it off sale',
    action: 'Take it off sale',
    done: 'Off sale',
    about: 'No search finds the number, until you put it on sale again.',
    fits: isIn('free', 'untouched'),
    async change({ own }, phoneNumber, wish) {
      const body = { range: phoneNumber, ...reasonOf(wish) }
      const { data } = await own.POST('/_holdline/stock/withdraw', { body })
      if (data?.changed === 0)
        throw new Error('Somebody holds or owns the number by now. Load this page again to see who.')
    },
  },
  {
    title: 'Quarantine it',
    action: 'Quarantine',
    done: 'Quarantined',
    about: 'No search finds the number before the time that you give. Then it is on sale again by itself.',
    asks: 'until',
    fits: isIn('free', 'untouched', 'aging', 'withdrawn', 'quarantined'),
    change: ({ own }, phoneNumber, wish) =>
      own.POST('/_holdline/numbers/{phoneNumber}/quarantine', {
        params: pathOf(phoneNumber),
        body: { until: wish.until ?? '', ...reasonOf(wish) },
      }),
  },
  {
    title: 'Give it back to its former owner',
    action: 'Give it back',
    done: 'Given back',
    about: 'The resource that released the number owns it again, on the terms that it had.',
    fits: isIn('aging'),
    change: order('/_holdline/numbers/{phoneNumber}/restore'),
  },
  {
    title: 'Put it on sale again',
    action: 'Put it on sale',
    done: 'On sale again',
    about: 'Searches find the number again: at once, or when the rest is over that it had before.',
    fits: isIn('withdrawn', 'quarantined'),
    change: order('/_holdline/numbers/{phoneNumber}/restore'),
  },
  {
    title: 'Note that it was ported out',
    action: 'Ported out',
    done: 'Ported out',
    about:
      'Another carrier has the number. Its owner loses it, and it is not on sale, until you note that it is back.',
    fits: ({ state, isProtected }) => state !== 'held' && state !== 'portedOut' && !isProtected,
    change: order('/_holdline/numbers/{phoneNumber}/port-out'),
  },
  {
    title: 'Note that it is back',
    action: 'It is back',
    done: 'Ported in',
    about:
      'The other carrier has given the number back. It belongs to the resource that you pick, or is on sale.',
    asks: 'resource',
    isOptional: true,
    fits: isIn('portedOut'),
    change: ({ own }, phoneNumber, wish) =>
      own.POST('/_holdline/numbers/{phoneNumber}/port-in', {
        params: pathOf(phoneNumber),
        body: { ...(wish.resource !== '' && { resource: wish.resource }), ...reasonOf(wish) },
      }),
  },
]
