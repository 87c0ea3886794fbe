"""What people see: one window, its pages and their parts; it asks the services and never the storage."""
