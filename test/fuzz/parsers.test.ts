import { describe, expect } from "vitest";
import { Addresses, formatAddress, isAddress, isSameAddress } from "../../src/chain/addresses.ts";
import { eventTranslator } from "../../src/chain/events/event-decoder.ts";
import { parseToken } from "../../src/client/token.ts";
import { decodeBase58, encodeBase58 } from "../../src/codec/base58.ts";
import { fromHex, type Hex, toHex } from "../../src/codec/hex.ts";
import { decodeAddress } from "../../src/codec/ss58.ts";
import { parse, stringify } from "../../src/codec/stringify.ts";
import { asPhalaError } from "../../src/errors/as-phala-error.ts";
import { invalidArgument } from "../../src/errors/invalid-argument.ts";
import { formatPercent, formatPha, parsePha, percent } from "../../src/math/units.ts";
import { parseStatus } from "../../src/plan/status-subscription.ts";
import { readHeader } from "../../src/query/block-header.ts";
import { scanStorageResponse } from "../../src/query/raw/storage-response-scanner.ts";
import { requestKeys } from "../../src/query/storage-keys.ts";
import { requestValues } from "../../src/query/storage-values.ts";
import { readMessage, unwrapResult } from "../../src/rpc/json-rpc.ts";
import { redactUrl } from "../../src/rpc/redact.ts";
import { rpcFailed } from "../../src/rpc/transport-errors.ts";
import { fuzz, isRangeError, type Random } from "../support/fuzz.ts";

const HASH: Hex = `0x${"b1".repeat(32)}`;
const KEYS: readonly Hex[] = [`0x${"01".repeat(32)}`, `0x${"02".repeat(40)}`, `0x${"03".repeat(33)}`];
const ADDRESS = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
/** Words of a node for where a transaction is. */
const STATUSES = [
	"ready",
	"future",
	"broadcast",
	"inBlock",
	"retracted",
	"finalityTimeout",
	"finalized",
	"usurped",
	"dropped",
	"invalid",
];

/** Values that a caller without types may pass. */
function oddValue(random: Random): unknown {
	return random.below(3) === 0 ? textlessValue(random) : writableValue(random);
}

/** Values that `String` takes. */
function writableValue(random: Random): unknown {
	return random.pick<() => unknown>([
		() => random.json(),
		() => random.text(),
		() => BigInt(random.below(1000)) * 10n ** BigInt(random.below(60)),
		() => -BigInt(random.below(1000)),
		() => undefined,
		() => Number.NaN,
		() => () => {},
		() => new Date(Number.NaN),
		() => random.bytes(),
		() => new Map([[1, 2n]]),
	])();
}

/** Values that `String` or arithmetic does not take. */
function textlessValue(random: Random): unknown {
	return random.pick<() => unknown>([
		() => Symbol("s"),
		() => Object.create(null),
		() => Object.assign(Object.create(null), { toString: 5, address: Symbol("a") }),
		() => ({
			toString() {
				throw new Error("no text");
			},
		}),
	])();
}

/** What a node answers to a request for storage, changed somewhere. */
function storageResponse(random: Random): string {
	const changes = KEYS.map((key, i) => [key, i === 1 ? null : toHex(random.bytes())]);
	const text = JSON.stringify([{ block: HASH, changes }]);
	return random.below(5) === 0 ? text : random.mutate(text, '0123456789abcdefx[]{}",:nul');
}

describe("parsers", () => {
	fuzz(
		"hex",
		(random) => fromHex(random.below(2) === 0 ? random.text() : random.mutateHex("0x0123456789abcdef")),
		isRangeError,
	);
	fuzz("base 58", (random) => {
		const bytes = random.bytes();
		expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
		decodeBase58(random.mutate(encodeBase58(bytes), "0OIl123abcXYZ"));
	});
	const addresses = new Addresses(30);
	fuzz("addresses", (random) => {
		const text = random.below(2) === 0 ? random.mutate(ADDRESS, "123456789ABCabc0OIl") : oddValue(random);
		isAddress(text);
		if (typeof text === "string") decodeAddress(text);
		const accept = random.pick<() => unknown>([
			() => addresses.parse(text),
			() => addresses.parseAccount(text as string),
			() => isSameAddress(text as string, ADDRESS),
			() => formatAddress(text as string),
		]);
		accept();
	});
	fuzz("amounts and percentages", (random) => {
		const value = random.below(2) === 0 ? random.mutate("1400.5", "0123456789.,- e+") : writableValue(random);
		random.pick<() => unknown>([
			() => parsePha(value as string),
			() => percent(value as string),
			() => formatPha(value as bigint),
			() => formatPha(5n, { decimals: value as number }),
			() => formatPercent(value as number),
		])();
	});
	fuzz("JSON of values", (random) => {
		const value = random.pick([
			random.json(),
			{ amount: 5n, bytes: random.bytes(), map: new Map([[1n, random.json()]]) },
		]);
		const text = stringify(value);
		expect(stringify(parse(text))).toBe(text);
		parse(random.mutate(text, '{}[]",:$0123456789abcx'));
	});
	fuzz("values that cannot be written as JSON", (random) => {
		const circular: Record<string, unknown> = { value: oddValue(random) };
		if (random.below(2) === 0) circular.self = circular;
		stringify(circular);
	});
	fuzz("errors about any value", (random) => {
		const value = oddValue(random);
		JSON.stringify(invalidArgument("value", value, "something else"));
		stringify(asPhalaError("A test", value));
		stringify(rpcFailed("test", value));
	});
	fuzz(
		"JSON-RPC frames",
		(random) => {
			const frame = JSON.stringify(
				random.pick<unknown>([
					random.json(),
					{ id: 1, result: random.json() },
					{ id: 1, error: random.json() },
					{ method: "state_storage", params: { subscription: 1, result: random.json() } },
				]),
			);
			const message = readMessage(random.below(2) === 0 ? frame : random.mutate(frame, '{}[]",:'));
			if (message) unwrapResult(message);
		},
		(error) => error instanceof Error && error.constructor === Error,
	);
	fuzz("statuses of a transaction", (random) => {
		const word = random.mutate(random.pick(STATUSES), "abcdefghijklmnopqrstuvwxyzBT");
		const status = parseStatus(
			random.pick<() => unknown>([
				() => word,
				() => ({ [word]: random.pick<unknown>([HASH, HASH.toUpperCase(), random.json()]) }),
				() => oddValue(random),
			])(),
		);
		if (status && "hash" in status) expect(status.hash).toBe(status.hash.toLowerCase());
	});
	fuzz("block headers", (random) => {
		const header = {
			parentHash: HASH,
			number: "0x1",
			stateRoot: HASH,
			extrinsicsRoot: HASH,
			digest: { logs: ["0x00"] },
		};
		const name = random.pick(Object.keys(header));
		readHeader(random.below(3) === 0 ? random.json() : { ...header, [name]: random.json() });
	});
	fuzz("raw storage responses", (random) => {
		const text = storageResponse(random);
		const values = scanStorageResponse(Buffer.from(text), KEYS, random.pick([HASH, null]))?.values;
		for (let i = 0; values && i < KEYS.length; i++) expect(values.at(i) ?? "0x").toMatch(/^0x([0-9a-f]{2})*$/i);
	});
	fuzz("storage responses", async (random) => {
		const text = storageResponse(random);
		const answer = random.below(3) === 0 ? random.json() : parseOrNull(text);
		const raw = random.below(2) === 0 ? Buffer.from(text) : null;
		await requestValues({ request: async () => answer, requestRaw: async () => raw }, KEYS, HASH, undefined);
	});
	fuzz("listed keys", async (random) => {
		const answer = random.pick<unknown>([random.json(), [random.mutateHex(KEYS[0] ?? "0x"), random.json()], KEYS]);
		await requestKeys({ request: async () => answer }, "0x01", 1000, null, HASH, undefined);
	});
	fuzz("properties of the chain", (random) => parseToken(random.json()));
	fuzz("URLs", (random) => redactUrl(random.mutate("wss://user:pass@host.example:443/key?x=1#y", "/:@?#[]%.")));
	const translator = eventTranslator({ ss58Prefix: 30 });
	const names = ["Contribution", "PoolCreated", "WorkerReclaimed", "Withdrawal", "SessionSettled", "WorkerAdded"];
	fuzz("events of an indexer", async (random) => {
		const pallet = random.pick([
			"PhalaStakePool",
			"PhalaStakePoolv2",
			"PhalaVault",
			"PhalaComputation",
			"PhalaRegistry",
		]);
		const args = random.pick([
			random.json(),
			{ pid: random.json(), user: random.json(), amount: random.json(), worker: HASH },
		]);
		const place = { block: { hash: HASH, number: 1, timestampMs: 1 }, extrinsic: null, index: 0 };
		(await translator)({ name: `${pallet}.${random.pick(names)}`, args }, place);
	});
});

function parseOrNull(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
