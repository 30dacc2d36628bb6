import * as Type from 'typebox'
import { DateTime } from './schemas.ts'

/* The models of the inventory's clock. They are our own: no version of the API has them. */

export const ClockModel = Type.Object({ now: DateTime }, { title: 'Clock' })
