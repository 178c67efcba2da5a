import type { ApiPromise } from "@polkadot/api";
import { beforeAll, expect, test } from "vitest";
import { scanMetadata } from "../../../src/chain/metadata/scan.ts";
import type { Call } from "../../../src/chain/operation.ts";
import { TransactionCodec } from "../../../src/chain/signing/transaction-codec.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { decodeByLibrary } from "../../../src/plan/decode-by-library.ts";
import { devApi } from "../../support/dev-api.ts";
import { editMetadata } from "../../support/metadata/edit.ts";
import { v2 } from "../../support/metadata/specimens.ts";

const wrap: Call = { pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 5n } };
const batch: Call = { pallet: "utility", method: "batchAll", args: { calls: [wrap, wrap] } };
const codec = new TransactionCodec(v2.scan, 2);
const refused = (code: string) => expect.objectContaining({ code });

let api: ApiPromise;

beforeAll(async () => {
	api = await devApi();
});

function decode(bytes: Hex, { later = 0, ours = codec } = {}) {
	const specVersion = api.runtimeVersion.specVersion.toNumber() + later;
	return decodeByLibrary(api, { specVersion, genesisHash: "0x00" }, { codec: ours }, bytes);
}

/** A runtime where `wrap` and `unwrap` have each other's index. */
function swapped(): TransactionCodec {
	const bytes = editMetadata(v2.bytes, ({ lookup, pallets }) => {
		const id = pallets.find(({ name }) => name === "PhalaWrappedBalances")?.calls;
		const def = lookup[id ?? -1]?.def;
		const calls = def?.tag === "variant" ? def.value.filter(({ name }) => ["wrap", "unwrap"].includes(name)) : [];
		const [first, second] = calls;
		if (first && second) [first.index, second.index] = [second.index, first.index];
	});
	return new TransactionCodec(scanMetadata(bytes), 2);
}

test.each([wrap, batch])("the library has the call %o", (call) => {
	const { section, method } = decode(codec.encodeCall(call));
	expect({ section, method }).toEqual({ section: call.pallet, method: call.method });
});

test("a call is not given while the library has another runtime", () => {
	expect(() => decode(codec.encodeCall(wrap), { later: 1 })).toThrow(refused("RUNTIME_CHANGED"));
});

test.each([wrap, batch])("a call is not given where the library has another one in place of %o", (call) => {
	const ours = swapped();
	expect(() => decode(ours.encodeCall(call), { ours })).toThrow(refused("UNVERIFIED_RUNTIME"));
});

test("a call is not given where the library leaves bytes out", () => {
	expect(() => decode(`${codec.encodeCall(wrap)}00`)).toThrow(refused("UNVERIFIED_RUNTIME"));
});

test("bytes that are no call for the library are refused", () => {
	expect(() => decode("0xffff")).toThrow(refused("UNVERIFIED_RUNTIME"));
});
