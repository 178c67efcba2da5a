import { NEVER } from "rxjs";
import { expect, test } from "vitest";
import { ClientTransactions } from "../../../src/plan/client-transactions.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";

test("the plans of one client share the transactions of each account", () => {
	const transactions = new ClientTransactions(planRpc(new FakeNode()), NEVER, NEVER);
	expect(transactions.of("0x01")).toBe(transactions.of("0x01"));
	expect(transactions.of("0x02")).not.toBe(transactions.of("0x01"));
});
