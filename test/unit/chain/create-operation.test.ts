import { expect, test } from "vitest";
import { createOperation, resolvedQuery } from "../../../src/chain/create-operation.ts";
import { khala } from "../../support/conformance/recorded-v2.ts";
import { pha } from "../../support/conformance/state-v2.ts";
import { ALICE, BOB } from "../../support/storage.ts";
import { PHA, writesHarness } from "../../support/writes/harness.ts";

const chain = khala();
const EXISTENTIAL_DEPOSIT = 10n ** 10n;
const { prepare } = writesHarness(() => pha(ALICE, 5n * PHA));
const draft = { calls: [], failures: [], outcome: () => "done" };

test("adds the account's transferable PHA, and spends nothing by default", () => {
	const operation = createOperation(chain, "test", () => resolvedQuery(draft));
	expect(operation.name).toBe("test");
	expect(prepare(operation)).toEqual({ ...draft, transferable: 5n * PHA - EXISTENTIAL_DEPOSIT, spends: 0n });
	expect(prepare(operation, BOB)).toMatchObject({ transferable: 0n });
	expect(prepare(createOperation(chain, "test", () => resolvedQuery({ ...draft, spends: 3n })))).toMatchObject({
		spends: 3n,
	});
});

test("reads the transferable PHA in the first round of the query", () => {
	const info = chain.entries.system.account.key(ALICE);
	const other = chain.entries.system.account.key(BOB);
	const query = createOperation(chain, "test", function* () {
		yield { keys: [other] };
		return draft;
	}).prepare(ALICE);
	expect(query.next().value).toMatchObject({ keys: [info, other] });
});
