import { InvalidValue, shown } from './invalid-value.js'

/** Active codes of ISO 4217 that money is paid in; funds, metals and test codes are left out. */
const CURRENCIES: ReadonlySet<string> = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
   DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
   KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
   OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
   TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW`.split(/\s+/),
)

const USUAL_DIGITS = 2

/** ISO 4217 gives the rupiah two digits, but sen have not circulated for decades: amounts are rounded to whole rupiah. */
const DIGITS: Readonly<Record<string, number>> = {
  IDR: 0,
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}

/** @throws InvalidValue unless it is an active ISO 4217 code in capitals. */
export function currencyCode(code: string): string {
  if (CURRENCIES.has(code)) return code
  throw new InvalidValue({
    en: `${shown(code)} is not a currency. Give an ISO 4217 code in capitals, such as "IDR".`,
    id: `${shown(code)} bukan mata uang. Berikan kode ISO 4217 dengan huruf besar, misalnya "IDR".`,
  })
}

/** An amount in SQL, rounded as `currencyDigits` says. */
export function roundedSql(amount: string, currency: string): string {
  const cases = [...Map.groupBy(Object.keys(DIGITS), (code) => DIGITS[code])].map(([digits, codes]) => `when ${currency} in ('${codes.join("', '")}') then ${digits}`)
  return `round(${amount}, case ${cases.join(' ')} else ${USUAL_DIGITS} end)`
}

/** Digits after the point that an amount to pay is rounded to. */
export function currencyDigits(code: string): number {
  return DIGITS[code] ?? USUAL_DIGITS
}
