import * as Type from 'typebox'
import { NUMBER_TYPES } from '../../numbering/offering.ts'
import { nullable } from './nullable.ts'
import {
  PhoneNumberAssignmentType,
  PhoneNumberCapabilities,
  PhoneNumberCost,
  PhoneNumberType,
} from './schemas.ts'
import { MOBILE_SINCE } from './since.ts'

/*
 * The models of the catalog, which exist since 2022-12-01; see `schemas.ts`. The live service answers null for the link
 * at the end of a list, and for the division of a place without one; the published schemas do not say so.
 */

const NextLink = Type.Optional(nullable(Type.String()))

const PhoneNumberCountry = Type.Object(
  { localizedName: Type.String(), countryCode: Type.String() },
  { title: 'PhoneNumberCountry' },
)

export const PhoneNumberCountries = Type.Object(
  { countries: Type.Optional(Type.Array(PhoneNumberCountry)), nextLink: NextLink },
  { title: 'PhoneNumberCountries' },
)

const PhoneNumberAdministrativeDivision = Type.Object(
  { localizedName: Type.String(), abbreviatedName: Type.String() },
  { title: 'PhoneNumberAdministrativeDivision' },
)

const PhoneNumberLocality = Type.Object(
  {
    localizedName: Type.String(),
    administrativeDivision: Type.Optional(nullable(PhoneNumberAdministrativeDivision)),
  },
  { title: 'PhoneNumberLocality' },
)

export const PhoneNumberLocalities = Type.Object(
  { phoneNumberLocalities: Type.Optional(Type.Array(PhoneNumberLocality)), nextLink: NextLink },
  { title: 'PhoneNumberLocalities' },
)

const PhoneNumberAreaCode = Type.Object(
  { areaCode: Type.Optional(Type.String()) },
  { title: 'PhoneNumberAreaCode' },
)

export const PhoneNumberAreaCodes = Type.Object(
  { areaCodes: Type.Array(PhoneNumberAreaCode), nextLink: NextLink },
  { title: 'PhoneNumberAreaCodes' },
)

const PhoneNumberOffering = Type.Object(
  {
    phoneNumberType: Type.Optional(PhoneNumberType),
    assignmentType: Type.Optional(PhoneNumberAssignmentType),
    availableCapabilities: Type.Optional(PhoneNumberCapabilities),
    cost: PhoneNumberCost,
  },
  { title: 'PhoneNumberOffering' },
)

export const OfferingsResponse = Type.Object(
  { phoneNumberOfferings: Type.Optional(Type.Array(PhoneNumberOffering)), nextLink: NextLink },
  { title: 'OfferingsResponse' },
)

export const LocalitiesQuery = Type.Object({
  administrativeDivision: Type.Optional(Type.String()),
  phoneNumberType: Type.Optional(Type.Enum([...NUMBER_TYPES], { type: 'string', since: MOBILE_SINCE })),
})

export const AreaCodesQuery = Type.Object({
  phoneNumberType: PhoneNumberType,
  assignmentType: Type.Optional(PhoneNumberAssignmentType),
  locality: Type.Optional(Type.String()),
  administrativeDivision: Type.Optional(Type.String()),
})

export const OfferingsQuery = Type.Object({
  phoneNumberType: Type.Optional(PhoneNumberType),
  assignmentType: Type.Optional(PhoneNumberAssignmentType),
})
