import { registerEnumType } from 'type-graphql'

export const ContractStatus = {
  PENDING: 'PENDING',
  ACTIVE: 'ACTIVE',
  COMPLETED: 'COMPLETED',
  TERMINATED: 'TERMINATED',
  CANCELLED: 'CANCELLED',
} as const
export type ContractStatus = keyof typeof ContractStatus
registerEnumType(ContractStatus, {
  name: 'ContractStatus',
  valuesConfig: {
    PENDING: { description: 'Drafted; not both sides have signed.' },
    ACTIVE: { description: 'Signed by both sides; capacity is booked.' },
    COMPLETED: { description: 'Everything ordered was accepted or cancelled.' },
    TERMINATED: { description: 'Ended after signing, before completion; finished work is valued.' },
    CANCELLED: { description: 'Ended before both sides had signed.' },
  },
})

export const ContractForm = {
  PURCHASE_PROOF: 'PURCHASE_PROOF',
  RECEIPT: 'RECEIPT',
  WORK_ORDER_LETTER: 'WORK_ORDER_LETTER',
  CONTRACT: 'CONTRACT',
  ORDER_LETTER: 'ORDER_LETTER',
} as const
export type ContractForm = keyof typeof ContractForm
registerEnumType(ContractForm, {
  name: 'ContractForm',
  description: 'Form of a contract by its value and procurement route (Indonesia: Perpres 16/2018, article 28, as amended).',
  valuesConfig: {
    PURCHASE_PROOF: { description: 'Bukti pembelian.' },
    RECEIPT: { description: 'Kuitansi.' },
    WORK_ORDER_LETTER: { description: 'Surat perintah kerja (SPK).' },
    CONTRACT: { description: 'Surat perjanjian.' },
    ORDER_LETTER: { description: 'Surat pesanan, for e-purchasing.' },
  },
})

export const AmendmentStatus = { PROPOSED: 'PROPOSED', ACCEPTED: 'ACCEPTED', REJECTED: 'REJECTED' } as const
export type AmendmentStatus = keyof typeof AmendmentStatus
registerEnumType(AmendmentStatus, { name: 'AmendmentStatus', description: 'An amendment takes effect when the other side accepts it.' })
