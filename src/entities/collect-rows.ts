/** Collects rows to a frozen list. */
export async function collectRows<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
	const list: Row[] = [];
	for await (const row of rows) list.push(row);
	return Object.freeze(list);
}
