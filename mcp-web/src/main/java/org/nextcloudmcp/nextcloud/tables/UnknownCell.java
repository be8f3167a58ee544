package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;

/** Of a type that came into the app after this server was made: shown as it is, never written. */
record UnknownCell() implements Cell {

    @Override
    public Fit stored(JsonValue given) {
        return Fit.fault(wanted());
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return stored;
    }

    @Override
    public String wanted() {
        return "cells of this type can only be filled in the Tables app itself";
    }
}
