import { describe, expect, it } from "vitest";
import { findUserRejection } from "../../../src/errors/user-rejection.ts";

describe("findUserRejection", () => {
	it.each([
		["polkadot{.js}, Talisman, PolkaGate: a signature", new Error("Cancelled")],
		["polkadot{.js}, Talisman: a page", new Error("Rejected")],
		["a wallet that rejects with text", "Cancelled"],
		["a wallet that writes the name of the class", "Error: Rejected"],
		["SubWallet: a signature", Object.assign(new Error("Rejected by user"), { errorType: "USER_REJECT_REQUEST" })],
		["SubWallet: a transaction", new Error("User Rejected")],
		["Enkrypt", { code: 4001, message: "User Rejected Request: The user rejected the request." }],
		["Enkrypt, in the text alone", "8546: User rejected"],
		["the snap of MetaMask", { code: 4001, message: "User rejected the request." }],
		["MetaMask: a message", new Error("MetaMask Message Signature: User denied message signature.")],
		["WalletConnect", { code: 5000, message: "User rejected." }],
		["Ledger: the app", new Error("Transaction rejected")],
		[
			"Ledger: the transport",
			new Error("Ledger device: Condition of use not satisfied (denied by the user?) (0x6985)"),
		],
		["ethers", { code: "ACTION_REJECTED", message: "user rejected action" }],
		["a code without text", { code: 4001 }],
		["American spelling", new Error("Request canceled.")],
		["a closed window", new Error("User closed the popup")],
		["a closed window, passive", new Error("The window was closed by the user")],
		["an error that wraps it", new Error("signing failed", { cause: new Error("Cancelled") })],
		["a JSON-RPC error that wraps it", { code: -32603, message: "Internal error", data: { code: 4001 } }],
	])("finds the refusal of %s", (_, error) => {
		expect(findUserRejection(error)).toBe("now");
	});

	it("finds a refusal of an earlier visit", () => {
		const error = new Error("The source https://app.example is not allowed to interact with this extension");
		expect(findUserRejection(error)).toBe("earlier");
	});

	it.each([
		["a crash", new Error("Cannot read properties of undefined (reading 'sign')")],
		["a wrong password", new Error("Unable to decode using the supplied passphrase")],
		["an unknown key", new Error("Unable to find pair")],
		["a node's refusal", new Error("1010: Invalid Transaction: rejected because the nonce is too low")],
		["a request that is open", new Error("The source https://app.example has a pending authorization request")],
		["access that a file system denied", new Error("EACCES: permission denied, open 'key.json'")],
		["a promise library's words", new Error("promise was rejected with an unknown reason")],
		["an HSM that is busy", new Error("operation cancelled by device: busy")],
		["another code", { code: 4100, message: "Unauthorized" }],
		["nothing", undefined],
		["null", null],
		["a number", 4001],
		["an object without text", {}],
	])("takes %s for another failure", (_, error) => {
		expect(findUserRejection(error)).toBeNull();
	});

	it("survives errors whose fields throw, and errors that wrap themselves", () => {
		const hostile = {
			get message(): string {
				throw new Error("no");
			},
		};
		expect(findUserRejection(hostile)).toBeNull();
		const circular: { message: string; cause?: unknown } = { message: "crash" };
		circular.cause = circular;
		expect(findUserRejection(circular)).toBeNull();
	});
});
