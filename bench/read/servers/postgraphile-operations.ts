/** The same reads in the schema that PostGraphile derives from the tables. It has no nested insert, so no M1. */
export const postgraphileQueries: Readonly<Record<string, string>> = {
  Q1: `query Q1($id: UUID!) { contract: contractByRowId(rowId: $id) { rowId number status form revision
    request: bulkRequestByRequestId { rowId number title status } buyer: organizationByBuyerId { rowId name kind }
    facility: facilityByFacilityId { rowId name region } lines: contractLinesByContractId(orderBy: POSITION_ASC) { nodes { rowId position unit promisedOn } } } }`,
  Q2: `query Q2 { bulkRequests: allBulkRequests(first: 50, orderBy: ROW_ID_DESC, condition: { isPublished: true }) { nodes { rowId number title status
    buyer: organizationByBuyerId { rowId name } lines: requestLinesByRequestId(orderBy: [LOT_ID_ASC, POSITION_ASC]) { nodes { rowId position description
    product: productByProductId { rowId code name } } } } } }`,
  Q3: `query Q3 { contracts: allContracts(first: 20, orderBy: ROW_ID_DESC) { nodes { rowId number status
    request: bulkRequestByRequestId { rowId number title } facility: facilityByFacilityId { rowId name }
    lines: contractLinesByContractId(orderBy: POSITION_ASC) { nodes { rowId position unit promisedOn } }
    shipments: shipmentsByContractId(orderBy: NUMBER_ASC) { nodes { rowId number status carrier } } } } }`,
}
