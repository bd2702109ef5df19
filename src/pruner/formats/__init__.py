"""Files a user already owns, read as plain values: bytes in, rows out, and never a file opened here.

`source.open_source` looks at a whole file once before it hands out the first row. So every reason to refuse a
file as a whole is known before anything could be written, and a column's number style or the order of
day and month is decided from all of its rows. Columns are matched by name, never by position.

The way in is `source`. Nothing is imported here, so that whoever words a refusal or names a format needs
`refusals`, `rows` and `options` only, and not every reader.
"""
