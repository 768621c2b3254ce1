import { facilities } from './facilities.js'
import type { AccountSeed, OrganizationSeed } from './types.js'

/** Told at the start; every demonstration account has it. */
export const DEMO_PASSWORD = 'karya-demo-2026'

export const MINISTRY = 'Kementerian Imigrasi dan Pemasyarakatan'
export const JAKARTA = 'Dinas Bina Marga Provinsi DKI Jakarta'

/** Buyers in the shape of the reported demand; only the ministry and the provinces are named as such. */
export const organizations: readonly OrganizationSeed[] = [
  { name: MINISTRY, kind: 'AUTHORITY', region: '31.71', verified: true, note: 'asked Jakarta\'s Governor for support on 7 Aug 2025' },
  { name: JAKARTA, kind: 'AGENCY', region: '31.71', verified: true, note: 'a Jakarta public works office; the Governor promised support' },
  { name: 'Pemerintah Desa Sukolilo, Pati', kind: 'AGENCY', region: '33.18', verified: true, note: 'a village government ordered 700 m² from Lapas Pati; which village is an assumption' },
  { name: 'Sekretariat Kota Bekasi', kind: 'AGENCY', region: '32.75', verified: true, note: 'assumption, beside the reported demand for bread' },
  { name: 'Disdukcapil Kota Malang', kind: 'AGENCY', region: '35.73', verified: true, note: 'its staff ordered 100 cake parcels' },
  { name: 'PT Griya Nusantara Bekasi', kind: 'BUSINESS', region: '32.75', verified: true, note: 'a housing developer; name and need are assumptions' },
  ...facilities.map(({ organization, region }) => ({ name: organization, kind: 'FACILITY' as const, region, verified: true, note: 'reported by the press, see its facility' })),
  { name: 'Lapas Kelas IIA Parepare', kind: 'FACILITY', region: '73.72', verified: false, note: 'left unverified, so that the ministry has something to do' },
]

/** One account for each role that a newcomer wants to try. */
export const accounts: readonly AccountSeed[] = [
  { email: 'jakarta@karya.example', name: 'Rina (pengadaan Jakarta)', organization: JAKARTA, roles: ['ADMINISTRATOR', 'PROCUREMENT_OFFICER', 'APPROVER', 'RECEIVER'] },
  { email: 'desa@karya.example', name: 'Slamet (desa)', organization: 'Pemerintah Desa Sukolilo, Pati', roles: ['ADMINISTRATOR', 'PROCUREMENT_OFFICER', 'APPROVER', 'RECEIVER'] },
  { email: 'bekasi@karya.example', name: 'Dewi (sekretariat)', organization: 'Sekretariat Kota Bekasi', roles: ['ADMINISTRATOR', 'PROCUREMENT_OFFICER', 'APPROVER', 'RECEIVER'] },
  { email: 'malang@karya.example', name: 'Wayan (Disdukcapil)', organization: 'Disdukcapil Kota Malang', roles: ['ADMINISTRATOR', 'PROCUREMENT_OFFICER', 'APPROVER', 'RECEIVER'] },
  { email: 'griya@karya.example', name: 'Budi (pembeli)', organization: 'PT Griya Nusantara Bekasi', roles: ['ADMINISTRATOR', 'BUYER', 'APPROVER', 'RECEIVER'] },
  { email: 'tangerang@karya.example', name: 'Agus (produksi Tangerang)', organization: 'Lapas Kelas I Tangerang', roles: ['ADMINISTRATOR', 'PRODUCTION_MANAGER', 'QUALITY_OFFICER', 'DISPATCHER'] },
  { email: 'nusakambangan@karya.example', name: 'Joko (produksi Nusakambangan)', organization: 'Lapas Nirbaya Nusakambangan', roles: ['ADMINISTRATOR', 'PRODUCTION_MANAGER', 'QUALITY_OFFICER', 'DISPATCHER'] },
  { email: 'pati@karya.example', name: 'Sri (produksi Pati)', organization: 'Lapas Kelas IIB Pati', roles: ['ADMINISTRATOR', 'PRODUCTION_MANAGER', 'QUALITY_OFFICER', 'DISPATCHER'] },
  { email: 'parepare@karya.example', name: 'Andi (Parepare)', organization: 'Lapas Kelas IIA Parepare', roles: ['ADMINISTRATOR', 'PRODUCTION_MANAGER'] },
  { email: 'menteri@karya.example', name: 'Pengawas kementerian', organization: MINISTRY, roles: ['ADMINISTRATOR', 'SUPERVISOR'] },
]
